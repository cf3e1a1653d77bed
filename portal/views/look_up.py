"""How a case goes, told to whoever has its number and code: no name, no kind of assistance, no sum, no outcome."""

from typing import Any

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from applications.following import found_by_code, line
from applications.models import Application
from portal.forms.looking_up import LookUpForm
from socialaid.audit.models import Event


@login_not_required
@never_cache
def look_up(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; show where the case stands. Sent by POST, so that the code stays out of addresses."""
    form = LookUpForm(request.POST or None)
    if not form.is_valid():
        return render(request, "portal/public/look_up.html", {"form": form})
    if not ratelimit.consume(request, action="look_up", key=form.cleaned_data["number"]):
        return ratelimit.respond_429(request)
    application = found_by_code(**form.cleaned_data)
    if application is None:
        form.add_error(None, _("There is no application with this number and this code. Compare both with the paper."))
        return render(request, "portal/public/look_up.html", {"form": form})
    return render(request, "portal/public/looked_up.html", _told(application))


def _told(application: Application) -> dict[str, Any]:
    today, events = localdate(), list(Event.objects.about(str(application.number)))
    decision = application.commission_decisions.select_related("due").filter(superseded=False).first()
    due = decision.due if decision else None
    return {
        "number": application.number,
        "state": application.state,
        "office": application.office,
        "steps": line(application, events, due=due, today=today, neutral=True),
        "due": due if due and due.is_running else None,
        "today": today,
    }
