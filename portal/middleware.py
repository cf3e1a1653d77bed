"""What holds for every page: signing in loses nothing, nothing personal is cached, all readings are written down."""

from collections.abc import Callable
from typing import Any

from allauth.core import ratelimit
from allauth.core.exceptions import RateLimited
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from offices.queries import roles_at, roles_in
from portal.record import all_roles, case_asked_for, names_something, number_in, path_of
from portal.typed import typed_in
from socialaid.audit.actions import note_attempt, note_reading
from socialaid.audit.models import AttemptOutcome
from socialaid.lib.origin import in_hand

OUTCOMES = {404: AttemptOutcome.HIDDEN, 403: AttemptOutcome.FORBIDDEN}


class KeepingLoginRequiredMiddleware(LoginRequiredMiddleware):
    """Where the sign-in ran out while somebody was writing, gives the text back to copy, with the way to sign in."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        typed = typed_in(request) if request.method == "POST" else []
        if not typed:
            return super().handle_no_permission(request, view_func)
        page: dict[str, Any] = {"typed": typed, "back": request.get_full_path()}
        response = render(request, "signed_out.html", page, status=401)
        response["Cache-Control"] = "no-store"
        return response


class PlainPagesMiddleware:
    """A page of ours where a library has none: for what was tried too often, and for the address of a form's button."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and request.method == "GET":
            page = render(request, "404.html", status=405)
            page["Allow"] = response["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return ratelimit.respond_429(request) if isinstance(exception, RateLimited) else None


class PrivatePagesMiddleware:
    """Whatever is shown to somebody who signed in stays in no cache: not on the way, not on a shared computer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response


class RecordMiddleware:
    """Writes down what was refused, and each page of the desk about one case whose view did not note its reading."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if origin := in_hand():
            origin.role_of = roles_at
        response = self.get_response(request)
        if names_something(request) and request.user.is_authenticated:
            self._write_down(request, response)
        return response

    def _write_down(self, request: HttpRequest, response: HttpResponse) -> None:
        origin = in_hand()
        outcome = OUTCOMES.get(response.status_code, "")
        if origin and origin.refusals:
            outcome = AttemptOutcome.REFUSED
        if outcome:
            _note_attempt(request, outcome)
        elif response.status_code == 200 and _is_of_the_desk(request) and not (origin and origin.reading_noted):
            _note_reading(request)


def _is_of_the_desk(request: HttpRequest) -> bool:
    return bool(request.resolver_match and request.resolver_match.namespace == "desk" and number_in(request))


def _note_attempt(request: HttpRequest, outcome: str) -> None:
    case = case_asked_for(request)
    note_attempt(
        who=request.user,
        role=all_roles(request.user),  # type: ignore[arg-type]
        number=number_in(request),
        path=path_of(request),
        office=case.office.code if case else "",
        outcome=outcome,
        now=timezone.now(),
    )


def _note_reading(request: HttpRequest) -> None:
    case = case_asked_for(request)
    if case is None or case.applicant.user_id == request.user.pk:
        return
    note_reading(
        reader=request.user,
        number=str(case.number),
        path=path_of(request),
        office=case.office.code,
        role=roles_in(request.user, case.office),  # type: ignore[arg-type]
        now=timezone.now(),
    )
