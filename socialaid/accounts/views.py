"""One's own account: who I am, how I am reached, how I sign in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as allauths
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from socialaid.accounts.actions import claiming, wishing
from socialaid.accounts.forms.profile import ProfileForm
from socialaid.accounts.forms.wishes import WishesForm
from socialaid.accounts.models import Claim, User
from socialaid.lib.refused import shown_on
from socialaid.notices.models import Wishes
from socialaid.notices.unsubscribing import whose


def profile(request: HttpRequest) -> HttpResponse:
    """Who I am. What is typed here is a claim; the page never shows what the portal knows from elsewhere."""
    own = Claim.objects.filter(user=request.user).first()
    today = timezone.localdate()
    form = ProfileForm(request.POST or None, user=request.user, claim=own, today=today)
    if form.is_valid():
        who = {field: form.cleaned_data[field] for field in ("iin", "no_iin_reason", "birth_date")}
        claiming.claim(user=request.user, names=form.names(), now=timezone.now(), **who)
        messages.success(request, _("Saved."))
        return redirect("profile")
    return render(request, "accounts/profile.html", {"form": form, "claim": own})


def letters(request: HttpRequest) -> HttpResponse:
    """In which language and by which ways I want my letters."""
    own = Wishes.objects.filter(user=request.user).first() or Wishes(user=request.user)
    form = WishesForm(request.POST or None, user=request.user, wishes=own)
    if form.is_valid():
        with shown_on(form):
            language = form.cleaned_data["language"]
            wishing.wish(user=request.user, language=language, now=timezone.now(), **form.wishes())
            messages.success(request, _("Saved."))
            return redirect("letters")
    return render(request, "accounts/letters.html", {"form": form})


@csrf_exempt
@login_not_required
def stop_letters(request: HttpRequest, token: str) -> HttpResponse:
    """No more reminders, with one press of a button or one click in the mail program (RFC 8058).

    The address is signed and does nothing else, so it needs no sign-in and no token of a form.
    """
    user_id = whose(token)
    if user_id is None or not User.objects.filter(pk=user_id).exists():
        raise Http404
    if request.method == "POST":
        wishing.stop_reminders(user_id=user_id, now=timezone.now())
    return render(request, "accounts/letters_stop.html", {"stopped": request.method == "POST"})


BEGINNINGS = ("account_login", "account_reset_password", "account_change_phone", "account_email")


def saying_when_it_ran_out(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A code that comes too late leads back to where it began; allauth would do so without a word."""

    @login_not_required
    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        response = view(request, **kwargs)
        where = getattr(response, "url", "").partition("?")[0]
        sent_back = "code" in request.POST and where in {reverse(name) for name in BEGINNINGS}
        if sent_back and not len(messages.get_messages(request)):
            messages.warning(request, _("The code has run out. Begin again, and we send a new one."))
        return response

    return answer


confirm_phone = saying_when_it_ran_out(allauths.verify_phone)
confirm_email = saying_when_it_ran_out(allauths.email_verification_sent)
confirm_new_password = saying_when_it_ran_out(allauths.confirm_password_reset_code)
