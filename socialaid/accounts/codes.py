"""The pages that ask for a code, which say so where its time has run out."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as allauths
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import path, reverse
from django.utils.translation import gettext as _

BEGINNINGS = ("account_login", "account_reset_password", "account_change_phone", "account_email")


def saying_when_it_ran_out(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A code that comes too late leads back to where it began; allauth would do so without a word."""

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        response = view(request, **kwargs)
        where = getattr(response, "url", "").partition("?")[0]
        sent_back = "code" in request.POST and where in {reverse(name) for name in BEGINNINGS}
        if sent_back and not len(messages.get_messages(request)):
            messages.warning(request, _("The code has run out. Begin again, and we send a new one."))
        return response

    return answer


def _page(route: str, view: Callable[..., HttpResponseBase], name: str) -> Any:
    return path(route, login_not_required(saying_when_it_ran_out(view)), name=name)


urlpatterns = [
    _page("phone/verify/", allauths.verify_phone, "account_verify_phone"),
    _page("confirm-email/", allauths.email_verification_sent, "account_email_verification_sent"),
    _page("password/reset/confirm/", allauths.confirm_password_reset_code, "account_confirm_password_reset_code"),
]
