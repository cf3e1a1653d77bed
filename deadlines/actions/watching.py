"""The sweep: on each day it takes the steps that have come, tells whoever must know, and writes down breaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from deadlines import letters
from deadlines.actions.breaching import queue_for_digests, record_breaches
from deadlines.actions.digesting import post_digests
from deadlines.calendar import WorkingCalendar
from deadlines.ladder import READERS, Reader, Step, newest_step, next_day, step_days, steps_come
from deadlines.models import Due, DueQuerySet, DueStep
from deadlines.queries import calendar
from deadlines.queries.readers import Readers, readers_on
from socialaid.notices.actions.posting import Posting, post_many
from socialaid.notices.contacts import Contact, contact_of


@dataclass(frozen=True)
class Planned:
    """One step of one row: taken, or that would be taken. `told` is False where a newer step has come as well."""

    office: str
    number: str
    step: Step
    due_on: date
    told: bool


@dataclass(frozen=True)
class Climb:
    """What one row needs: the steps to write down, which of them is told, and the day of the one after."""

    due: Due
    come: tuple[Step, ...]
    told: Step | None
    next_on: date | None

    def planned(self) -> list[Planned]:
        return [
            Planned(self.due.office.code, self.due.number, step, self.due.due_on, step == self.told)
            for step in self.come
        ]


def sweep(*, today: date, now: datetime, dry_run: bool = False) -> list[Planned]:
    """Take every step that has come by `today`, each once; with `dry_run` only say which (Standard §7(1)).

    Safe to run twice, late, or in two places at once. The number of queries does not depend on the number of rows.
    """
    if dry_run:
        return _planned(_climbs(Due.objects.waiting(today), today))
    with transaction.atomic():
        climbs = _climbs(Due.objects.waiting(today).locked(), today)
        if climbs:
            _write_down(climbs, today, now)
    post_digests(today=today, now=now)
    return _planned(climbs)


def _planned(climbs: Sequence[Climb]) -> list[Planned]:
    return [line for climb in climbs for line in climb.planned()]


def _climbs(dues: DueQuerySet, today: date) -> list[Climb]:
    """What each row needs; the steps are read after the rows are held, so that nobody's are missed."""
    rows = list(dues.select_related("office", "addressee__also", "breach").prefetch_related("steps"))
    if not rows:
        return []
    known = calendar()
    return [_climb(due, known, today) for due in rows]


def _climb(due: Due, known: WorkingCalendar, today: date) -> Climb:
    days = step_days(due.due_on, due.act_by, known)
    taken = {row.step for row in due.steps.all()}
    come = steps_come(days, taken, today)
    return Climb(due, tuple(come), newest_step(days, taken, today), next_day(days, taken.union(come)))


def _write_down(climbs: Sequence[Climb], today: date, now: datetime) -> None:
    readers = readers_on(today)
    steps = [
        DueStep(due=climb.due, step=step, at=now, told=step == climb.told) for climb in climbs for step in climb.come
    ]
    DueStep.objects.bulk_create(steps)
    breached = [climb.due for climb in climbs if Step.BREACH in climb.come and not hasattr(climb.due, "breach")]
    record_breaches(dues=breached, now=now)
    without = frozenset(climb.due.pk for climb in climbs if readers.specialist_of(climb.due) is None)
    queue_for_digests(steps=steps, heads_instead=without)
    post_many([letter for climb in climbs for letter in _letters(climb, readers)], now=now)
    for climb in climbs:
        climb.due.next_on = climb.next_on
    Due.objects.bulk_update([climb.due for climb in climbs], ["next_on"])


def _letters(climb: Climb, readers: Readers) -> list[Posting]:
    if climb.told is None:
        return []
    wanted, found = READERS[climb.told], []
    specialist = readers.specialist_of(climb.due)
    if Reader.SPECIALIST in wanted and specialist is not None:
        found.append(_reminder(climb.due, climb.told, contact_of(specialist)))
    if Reader.APPLICANT in wanted and climb.due.addressee is not None:
        found.extend(_honest_letter(climb.due, to, which) for which, to in climb.due.addressee.contacts().items())
    return found


def _reminder(due: Due, step: Step, to: Contact) -> Posting:
    key = f"deadlines/{step}/{due.pk}"
    return Posting(letters.REMINDER, to, key, {"due": due}, number=due.number, path=due.get_absolute_url())


def _honest_letter(due: Due, to: Contact, which: str) -> Posting:
    key = f"deadlines/{Step.CITIZEN}/{due.pk}{which}"
    return Posting(
        letters.LATE, to, key, {"due": due, "office": due.office}, due.number, due.get_public_url(), due.office.code
    )
