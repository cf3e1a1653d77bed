"""Sittings as those who prepare and run them see them: the list, one sitting, its attendance, agenda and closing."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.models import Application
from commission.actions import agenda, attending, closing, planning
from commission.forms.sittings import AgendaForm, AttendanceForm, SittingForm
from commission.models import Commission, Sitting
from commission.queries import (
    agenda_of,
    cases_to_put_on,
    commissions_of,
    late_receipts,
    outlook,
    present_ids,
    room_of,
    serving_members,
    visible_sittings,
    with_counts,
)
from commission.rules import RUNNING, may_prepare, may_run
from socialaid.lib.localized import localized
from socialaid.lib.paging import page
from socialaid.lib.refused import shown_on, shown_to
from socialaid.prints.serving import pdf_response


def sittings(request: HttpRequest) -> HttpResponse:
    """Planned sittings, and those that were held."""
    if not commissions_of(request.user).exists():
        raise Http404
    visible = with_counts(visible_sittings(request.user))
    context = {
        "coming": list(visible.coming()),
        "held": page(visible.held(), keys=("-starts_at", "-pk"), asked=request.GET),
        "may_plan": commissions_of(request.user, *RUNNING).exists(),
        "today": timezone.localdate(),
    }
    return render(request, "commission/desk/sittings.html", context)


def visible_sitting(request: HttpRequest, pk: int) -> Sitting:
    """A sitting that she may see; any other does not exist."""
    return get_object_or_404(visible_sittings(request.user).select_related("closed_by", "minutes"), pk=pk)


def plan(request: HttpRequest) -> HttpResponse:
    """Plan a sitting."""
    commissions = list(commissions_of(request.user, *RUNNING))
    if not commissions:
        raise Http404
    form = SittingForm(request.POST or None, commissions=commissions, initial={"place": _usual_place(commissions)})
    if form.is_valid():
        with shown_on(form):
            planned = planning.plan(
                commission=form.chosen,
                starts_at=form.starts_at,
                place=form.cleaned_data["place"],
                by=request.user,
                now=timezone.now(),
            )
            return redirect(planned)
    return render(request, "commission/desk/plan.html", {"form": form})


def _usual_place(commissions: list[Commission]) -> str:
    """The address of the department; empty for whoever keeps the minutes of several commissions."""
    return localized(commissions[0].office, "address") if len(commissions) == 1 else ""


def sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """One sitting: who is present, the agenda with the state of each case, what to do next."""
    shown = visible_sitting(request, pk)
    points = list(agenda_of(shown))
    context = {
        "sitting": shown,
        "points": points,
        "bench": room_of(shown).bench(),
        "late_receipts": late_receipts(points),
        "undecided": sum(point.is_open for point in points),
        "may_run": may_run(request.user, shown.commission) and not shown.is_closed,
        "may_prepare": may_prepare(request.user, shown.commission) and not shown.is_closed,
        "today": timezone.localdate(),
    }
    return render(request, "commission/desk/sitting.html", context)


def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark who is present, all members in one form."""
    shown = _to_run(request, pk)
    members = serving_members(shown)
    initial = present_ids(shown) if shown.is_open else set(members.values_list("pk", flat=True))
    form = AttendanceForm(request.POST or None, members=members, initial={"present": list(initial)})
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            attending.mark(sitting=shown, present=form.ids, by=request.user, now=timezone.now())
            return redirect(shown)
    return render(request, "commission/desk/attendance.html", {"sitting": shown, "form": form})


def put_on_agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose registered cases; each is put on by itself, so that one refused does not hold up the others."""
    shown = visible_sitting(request, pk)
    if not may_prepare(request.user, shown.commission) or shown.is_closed:
        raise PermissionDenied
    form = AgendaForm(request.POST or None, cases=cases_to_put_on(shown.commission))
    if form.is_valid():
        added = _put_on(request, shown, form.cleaned_data["cases"])
        if added:
            words = ngettext("%(count)d case put on the agenda.", "%(count)d cases put on the agenda.", added)
            messages.success(request, words % {"count": added})
        return redirect(shown)
    return render(request, "commission/desk/agenda.html", {"sitting": shown, "form": form})


def _put_on(request: HttpRequest, shown: Sitting, cases: Iterable[Application]) -> int:
    added = 0
    for case in cases:
        with shown_to(request):
            agenda.put_on(sitting=shown, application=case, by=request.user, now=timezone.now())
            added += 1
    return added


def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what closing will do, then do it."""
    shown = visible_sitting(request, pk)
    if not may_run(request.user, shown.commission):
        raise PermissionDenied
    if request.method == "POST":
        with shown_to(request):
            closing.close(sitting=shown, by=request.user, now=timezone.now())
            messages.success(request, _("The sitting is closed. Its decisions are received today, and the days run."))
        return redirect(shown)
    if shown.is_closed:
        return redirect(shown)
    points = list(agenda_of(shown))
    context = {"sitting": shown, "outlook": outlook(shown, points, timezone.localdate())}
    return render(request, "commission/desk/close.html", context)


def minutes(request: HttpRequest, pk: int) -> FileResponse:
    """The minutes as PDF."""
    shown = visible_sitting(request, pk)
    if shown.minutes is None:
        raise Http404
    return pdf_response(shown.minutes)


def _to_run(request: HttpRequest, pk: int) -> Sitting:
    shown = visible_sitting(request, pk)
    if not may_run(request.user, shown.commission) or shown.is_closed:
        raise PermissionDenied
    return shown
