"""Nobody works on other people's files with a password alone, at a forgotten computer or after her post has ended."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from offices.queries import active_memberships
from offices.rules import second_factor_of
from offices.staff_session import Ending, StaffSession

OPEN_PREFIXES = ("mfa_", "account_")
SENTENCES = {
    Ending.IDLE: _("You were signed out because nobody worked here for a while. What you saved stays."),
    Ending.TOO_LONG: _("You were signed out because you had been signed in since long ago. What you saved stays."),
    Ending.POST_ENDED: _("Your post has changed, so you were signed out. Sign in again to go on."),
    Ending.FACTOR_GONE: _("The second step of your sign-in was taken off, so you were signed out. Set it up again."),
}


class StaffSessionMiddleware:
    """Ends the session of a person of an office that has been idle or open too long, or whose post has ended.

    Stands before the middleware that asks for the sign-in, which then does so and gives back what was being written.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        posts = {post.pk for post in active_memberships(request.user)}
        session = StaffSession(request.session, settings.STAFF_IDLE_SECONDS, settings.STAFF_SESSION_SECONDS)
        now = int(timezone.now().timestamp())
        ending = session.ending(posts, now, factor=second_factor_of(request.user))
        if ending is None:
            return None
        logout(request)
        messages.info(request, SENTENCES[ending])
        return None


class SecondFactorMiddleware:
    """Leads people of an office to set up the second factor before they reach anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        user = request.user
        if not user.is_authenticated or getattr(view, "login_required", True) is False:
            return None
        if self._is_open(request) or second_factor_of(user) is not False:
            return None
        return redirect("mfa_activate_totp")

    def _is_open(self, request: HttpRequest) -> bool:
        try:
            name = resolve(request.path_info).url_name or ""
        except Resolver404:
            return False
        return name.startswith(OPEN_PREFIXES)
