"""The working calendar was edited: what is still running follows it, on the record."""

from datetime import date, datetime

from django.db import transaction

from deadlines import acts, terms
from deadlines.actions.breaching import event_about
from deadlines.calendar import WorkingCalendar
from deadlines.ladder import next_day, step_days
from deadlines.models import CalendarDay, Due
from deadlines.queries import calendar
from socialaid.accounts.models import User
from socialaid.audit.actions import record, record_many
from socialaid.audit.models import Event


@transaction.atomic
def set_day(*, day: CalendarDay, by: User | None, now: datetime) -> int:
    """Store one day of the calendar and compute again what depends on it; gives how many rows' `act_by` moved."""
    day.save()
    moved = recompute_act_by(by=by, now=now)
    facts = {"date": day.date.isoformat(), "working": day.working, "moved": moved}
    record(act=acts.CALENDAR_EDITED, by=by, facts=facts, now=now)
    return moved


@transaction.atomic
def recompute_act_by(*, by: User | None, now: datetime) -> int:
    """Compute `act_by` and the day of the next step of all running rows again; `due_on` never moves.

    Each row whose `act_by` moved gets an event; gives their number.
    """
    known, moved = calendar(), []
    rows = Due.objects.running().select_for_update(of=("self",)).select_related("office").prefetch_related("steps")
    dues = list(rows.order_by("pk"))
    for due in dues:
        before = due.act_by
        _follow(due, known)
        if due.act_by != before:
            moved.append(_moved(due, before, by, now))
    Due.objects.bulk_update(dues, ["act_by", "next_on"], batch_size=500)
    record_many(moved)
    return len(moved)


def _follow(due: Due, known: WorkingCalendar) -> None:
    due.act_by = terms.act_by(due.due_on, known)
    days = step_days(due.due_on, due.act_by, known)
    due.next_on = next_day(days, {row.step for row in due.steps.all()})


def _moved(due: Due, before: date, by: User | None, now: datetime) -> Event:
    event = event_about(due, act=acts.RECOMPUTED, now=now, before=before.isoformat())
    event.actor = by
    return event
