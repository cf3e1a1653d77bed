"""One's own account: who I am, how I am reached, how I sign in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from socialaid.accounts.actions import claiming
from socialaid.accounts.forms.profile import ProfileForm
from socialaid.accounts.models import Claim


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
