"""The links in the head that change the size of letters and the colours; they work without a script."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from socialaid.lib.look import CHOICES, YEAR_SECONDS, is_choice


@require_safe
@never_cache
@login_not_required
def look(request: HttpRequest) -> HttpResponse:
    """Keep what was chosen and lead back to the page; nothing is kept for a link on somebody else's page."""
    response = redirect(_back(request))
    if request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}:
        for name in CHOICES:
            _keep(response, name, request.GET.get(name, ""))
    return response


def _back(request: HttpRequest) -> str:
    back = request.GET.get("back", "")
    return back if url_has_allowed_host_and_scheme(back, None, require_https=request.is_secure()) else "home"


def _keep(response: HttpResponse, name: str, value: str) -> None:
    """No secret: the script in the head writes the same cookie, so that a page half filled in is not left."""
    if is_choice(name, value):
        response.set_cookie(
            name, value, max_age=YEAR_SECONDS, samesite="Lax", secure=settings.LANGUAGE_COOKIE_SECURE, httponly=False
        )
