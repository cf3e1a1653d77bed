"""Minutes kept on paper: the decision on one case, recorded with the day on which the department received it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.actions.moving import write_down
from applications.actions.referring import put_back
from applications.models import Application, CommissionDecision
from applications.states import State
from commission import acts
from commission.actions.holding import check_may_run, hold
from commission.actions.receiving import receive
from commission.actions.recording import record_in
from commission.actions.terms import Terms, checked
from commission.models import AgendaPoint, Commission, Sitting
from commission.states import POINT_STATE_AFTER, MotionKind, SittingState
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused


@transaction.atomic
def record_minutes(
    *,
    application: Application,
    terms: Terms,
    minutes_number: str,
    sitting_on: date,
    received_on: date,
    by: User,
    today: date,
    now: datetime,
) -> CommissionDecision | None:
    """Record what a sitting held on paper decided on a referred case; the 15 days run from `received_on`.

    `minutes_number` is the number on the paper. The day of receipt is neither before the sitting nor after today.
    Returns None where the case was put off.
    """
    check_may_run(Commission.objects.select_related("office").get(office=application.office_id), by)
    _check(application, minutes_number, sitting_on, received_on, today)
    point = _held_point(application)
    terms = checked(terms, application, sitting_on)
    facts = {"minutes": minutes_number.strip(), "received_on": received_on.isoformat()}
    write_down(application, acts.ON_PAPER, by=by, now=now, facts=facts)
    decision = None
    if terms.kind == MotionKind.PUT_OFF:
        put_back(application=application, by=by, needed=terms.words, now=now)
    else:
        days = {"sitting_on": sitting_on, "received_on": received_on}
        decision = receive(application=application, terms=terms, by=by, on_paper=True, now=now, **days)
    if point:
        _settle(point, terms, decision)
        _close_when_empty(point.sitting, by=by, today=today, now=now)
    return decision


def _check(application: Application, minutes_number: str, sitting_on: date, received_on: date, today: date) -> None:
    if application.state != State.REFERRED:
        raise Refused(_("Only a case that is before the commission can get its decision."))
    if not minutes_number.strip():
        raise Refused(_("Enter the number of the minutes as it stands on the paper."), "minutes_number")
    if sitting_on > today:
        raise Refused(_("The sitting cannot be after today."), "sitting_on")
    if received_on < sitting_on:
        raise Refused(_("The decision cannot be received before the sitting."), "received_on")
    if received_on > today:
        raise Refused(_("The day of receipt cannot be after today."), "received_on")


def _held_point(application: Application) -> AgendaPoint | None:
    point = application.agenda_points.undecided().first()
    if point is None:
        return None
    point.sitting = hold(point.sitting_id)
    if point.sitting.is_open:
        raise Refused(_("This case is before a sitting that is under way in the portal. Decide it there."))
    return point


def _settle(point: AgendaPoint, terms: Terms, decision: CommissionDecision | None) -> None:
    point.state, point.decision = POINT_STATE_AFTER[terms.kind], decision
    point.needed = "" if decision else terms.words
    point.save(update_fields=["state", "decision", "needed"])


def _close_when_empty(sitting: Sitting, *, by: User, today: date, now: datetime) -> None:
    """A planned sitting that met on paper ends with its last case; its minutes are the paper ones."""
    if sitting.points.undecided().exists() or timezone.localdate(sitting.starts_at) > today:
        return
    sitting.state, sitting.closed_at, sitting.closed_by = SittingState.CLOSED, now, by
    sitting.save(update_fields=["state", "closed_at", "closed_by"])
    record_in(sitting, acts.CLOSED, by=by, now=now, facts={"on_paper": True})
