"""A term ends: done in time, done late, or called off."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from deadlines import acts
from deadlines.actions.breaching import queue_for_digests, record_breaches
from deadlines.actions.explaining import disprove
from deadlines.ladder import Step
from deadlines.models import Breach, Due, DueStep
from socialaid.accounts.models import User
from socialaid.audit.actions import record
from socialaid.lib.refused import Refused


@transaction.atomic
def finish(*, due: Due, done_on: date, by: User, now: datetime, reference: str = "") -> Due:
    """Write down the day on which it was done (the bank's value date, or the day of delivery) (Standard §7(1)).

    Done after `due_on`: a breach is recorded where there is none. Done in time and only recorded late: a breach on
    record is disproved by `reference`; without a reference it stands. Refused for a day that cannot be.
    """
    held = _running(due)
    _check_day(held, done_on, timezone.localdate(now))
    _stop(held, done_on=done_on)
    _note(held, act=acts.FINISHED, by=by, now=now, done_on=done_on.isoformat(), reference=reference)
    breach = Breach.objects.filter(due=held).select_related("due__office").first()
    if held.done_late and breach is None:
        _record_late(held, now)
    elif breach and breach.is_standing and reference and not held.done_late:
        disprove(breach=breach, reference=reference, by=by, now=now)
    return held


@transaction.atomic
def call_off(*, due: Due, on: date, by: User, now: datetime, reason: str = "") -> Due:
    """Stop counting without a result, for a case that was stopped or decided anew; `reason` is a short code."""
    held = _running(due)
    _check_day(held, on, timezone.localdate(now))
    _stop(held, called_off_on=on)
    _note(held, act=acts.CALLED_OFF, by=by, now=now, on=on.isoformat(), reason=reason)
    return held


def _held(due: Due) -> Due:
    return Due.objects.select_for_update(of=("self",)).select_related("office").get(pk=due.pk)


def _running(due: Due) -> Due:
    held = _held(due)
    if held.done_on is not None:
        raise Refused(_("This was already recorded as done."), field="done_on")
    if held.called_off_on is not None:
        raise Refused(_("The days of this decision are no longer counted."))
    return held


def _check_day(due: Due, day: date, today: date) -> None:
    if day < due.started_on:
        raise Refused(_("The day cannot be before the day on which the decision was received."), field="done_on")
    if day > today:
        raise Refused(_("The day cannot be in the future."), field="done_on")


def _stop(due: Due, *, done_on: date | None = None, called_off_on: date | None = None) -> None:
    due.done_on, due.called_off_on, due.next_on = done_on, called_off_on, None
    due.save(update_fields=["done_on", "called_off_on", "next_on"])


def _record_late(due: Due, now: datetime) -> None:
    """The sweep did not come first: the head and the directorate read of the breach in their next digest."""
    record_breaches(dues=[due], now=now)
    step, created = DueStep.objects.get_or_create(due=due, step=Step.BREACH, defaults={"at": now, "told": True})
    if created:
        queue_for_digests(steps=[step])


def _note(due: Due, *, act: str, by: User, now: datetime, **facts: str) -> None:
    days = {"due_on": due.due_on.isoformat(), **{name: value for name, value in facts.items() if value}}
    record(act=act, by=by, number=due.number, path=due.path, office=due.office.code, facts=days, now=now)
