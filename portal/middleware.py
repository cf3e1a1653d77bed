"""Signing in is asked for without losing what was typed."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from portal.typed import typed_in


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
