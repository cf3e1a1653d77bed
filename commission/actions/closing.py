"""Closing a sitting: every case moves at once, and the clock of Standard §7(1) starts."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.actions.referring import put_back
from applications.states import State
from commission import acts
from commission.actions.holding import check_may_run, check_under_way, hold
from commission.actions.receiving import receive
from commission.actions.recording import record_in
from commission.actions.terms import Terms
from commission.models import AgendaPoint, Motion, Sitting
from commission.queries import agenda_of, room_of
from commission.sheets import extract_facts, minutes_facts
from commission.states import MotionKind, PointState, SittingState
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused
from socialaid.lib.words import day_time
from socialaid.prints.actions.freezing import freeze


@transaction.atomic
def close(*, sitting: Sitting, by: User, now: datetime) -> Sitting:
    """Close a sitting: put off what was put off, number and deliver every decision today, freeze the minutes and
    an extract for each case.

    All of it happens or nothing. Refused while a point is open, and to whoever closes second.
    """
    sitting = hold(sitting.pk)
    check_may_run(sitting.commission, by)
    _check_first(sitting)
    check_under_way(sitting)
    points = list(agenda_of(sitting).on_the_table())
    _check_all_settled(points)
    for point in points:
        if point.state == PointState.PUT_OFF:
            put_back(application=point.application, by=by, needed=point.needed, now=now)
    for point in points:
        if point.state == PointState.DECIDED:
            _deliver(point, sitting, by=by, now=now)
    shut = _shut(sitting, by=by, now=now, cases=len(points))
    _freeze_extracts(shut, points, by=by, now=now)
    return shut


def _check_first(sitting: Sitting) -> None:
    if sitting.closed_at and sitting.closed_by:
        sentence = gettext(
            "%(who)s closed this sitting on %(when)s. Its decisions are made; nothing is left to do here."
        )
        raise Refused(sentence % {"who": sitting.closed_by.short_name, "when": day_time(sitting.closed_at)})


def _check_all_settled(points: list[AgendaPoint]) -> None:
    still_open = [str(point.position) for point in points if point.is_open]
    if still_open:
        sentence = gettext("The sitting cannot be closed while a case is open. Open points: %(points)s.")
        raise Refused(sentence % {"points": ", ".join(still_open)})
    gone = [str(point.position) for point in points if point.application.state != State.REFERRED]
    if gone:
        sentence = gettext("Withdrawn or stopped meanwhile: points %(points)s. Take them off the agenda, then close.")
        raise Refused(sentence % {"points": ", ".join(gone)})


def _deliver(point: AgendaPoint, sitting: Sitting, *, by: User, now: datetime) -> None:
    motion = point.carried
    if motion is None:
        raise Refused(_("A decided case has no carried motion."))
    point.decision = receive(
        application=point.application,
        terms=_terms_of(motion),
        sitting_on=sitting.held_on,
        received_on=timezone.localdate(now),
        by=by,
        now=now,
    )
    point.save(update_fields=["decision"])


def _terms_of(motion: Motion) -> Terms:
    return Terms(MotionKind(motion.kind), amount=motion.amount, ground=motion.ground, words=motion.words)


def _shut(sitting: Sitting, *, by: User, now: datetime, cases: int) -> Sitting:
    sitting.state, sitting.closed_at, sitting.closed_by = SittingState.CLOSED, now, by
    sitting.minutes = freeze(
        kind="minutes",
        number=sitting.number,
        facts=minutes_facts(sitting, by=by),
        path=f"sittings/{sitting.pk}",
        office=sitting.commission.office.code,
        now=now,
    )
    sitting.save(update_fields=["state", "closed_at", "closed_by", "minutes"])
    record_in(sitting, acts.CLOSED, by=by, now=now, facts={"cases": cases})
    return sitting


def _freeze_extracts(sitting: Sitting, points: list[AgendaPoint], *, by: User, now: datetime) -> None:
    room = room_of(sitting)
    for point in points:
        facts = extract_facts(point, sitting, room, by=by)
        freeze(
            kind="minutes_extract",
            number=facts["number"],
            facts=facts,
            path=f"cases/{point.application.number}",
            office=sitting.commission.office.code,
            now=now,
        )
