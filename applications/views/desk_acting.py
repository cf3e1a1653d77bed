"""The desk: somebody acts for the applicant no longer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.actions import representing
from applications.forms.people import EndRepresentationForm
from applications.models import Application
from socialaid.lib.refused import shown_on


def end_representation(request: HttpRequest, number: str) -> HttpResponse:
    """Write down why, then the account of the representative loses sight of the case."""
    cases = Application.objects.on_desk_of(request.user).filter(representation__isnull=False)
    case = get_object_or_404(cases.with_people(), number=number)
    form = EndRepresentationForm(request.POST or None)
    if form.is_valid():
        with shown_on(form):
            representing.end(application=case, by=request.user, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Written down. Whoever can be reached has been told."))
            if not (case.applicant.phone or case.applicant.email):
                messages.warning(
                    request, _("The applicant has neither phone nor e-mail: tell her by post or in person.")
                )
            return redirect(case)
    context = {"application": case, "form": form, "title": _("The representative acts no longer"), "documents": []}
    return render(request, "applications/desk/act.html", context)
