"""Nobody works on other people's files with a password alone."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from offices.rules import works_for_the_service

OPEN_PREFIXES = ("mfa_", "account_")


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
        if not works_for_the_service(user) or self._is_open(request) or is_mfa_enabled(user):
            return None
        return redirect("mfa_activate_totp")

    def _is_open(self, request: HttpRequest) -> bool:
        try:
            name = resolve(request.path_info).url_name or ""
        except Resolver404:
            return False
        return name.startswith(OPEN_PREFIXES)
