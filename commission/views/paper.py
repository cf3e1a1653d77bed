"""Recording minutes that were kept on paper."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from applications.models import Application
from commission.actions import on_paper
from commission.actions.terms import Terms
from commission.forms.points import MinutesOnPaperForm
from commission.queries import commissions_of, gap_in_working_days
from commission.rules import RUNNING
from socialaid.lib.refused import shown_on


def minutes_on_paper(request: HttpRequest, number: str) -> HttpResponse:
    """Enter what the paper minutes decided on one referred case."""
    case = get_object_or_404(Application.objects.on_desk_of(request.user).with_people(), number=number)
    if not commissions_of(request.user, *RUNNING).filter(office=case.office).exists():
        raise PermissionDenied
    today = timezone.localdate()
    form = MinutesOnPaperForm(request.POST or None, initial={"received_on": today})
    if form.is_valid():
        with shown_on(form):
            on_paper.record_minutes(
                application=case,
                terms=Terms(**form.terms),
                by=request.user,
                today=today,
                now=timezone.now(),
                **form.days,
            )
            _warn_of_gap(request, form)
            return redirect(case)
    return render(request, "commission/desk/on_paper.html", {"application": case, "form": form})


def _warn_of_gap(request: HttpRequest, form: MinutesOnPaperForm) -> None:
    gap = gap_in_working_days(form.days["sitting_on"], form.days["received_on"])
    if gap > 1:
        sentence = ngettext(
            "%(count)d working day passed between the sitting and the receipt. The head sees this.",
            "%(count)d working days passed between the sitting and the receipt. The head sees this.",
            gap,
        )
        messages.warning(request, sentence % {"count": gap})
