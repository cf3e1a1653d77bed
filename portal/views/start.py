"""Where a person begins: the front door by language, and after signing in the place where she has something to do."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language_from_request, override
from django.views.decorators.cache import never_cache

from offices.rules import case_offices, is_administrator, is_directorate


@login_not_required
@never_cache
def front_door(request: HttpRequest) -> HttpResponse:
    """To the home page in the language chosen before, else in Kazakh."""
    chosen = request.COOKIES.get("django_language", "kk")
    with override(chosen if chosen in ("kk", "ru", "en") else get_language_from_request(request)):
        return redirect("home")


def start(request: HttpRequest) -> HttpResponse:
    """After signing in: to the desk, the region, the administration, or one's own applications."""
    if case_offices(request.user):
        return redirect("desk")
    if is_directorate(request.user):
        return redirect("desk:deadlines-region")
    if is_administrator(request.user):
        return redirect("admin:index")
    return redirect("my")
