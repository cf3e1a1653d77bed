"""The digest of the day: one letter to each head, one to each person at the directorate, instead of one per case."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.urls import reverse

from deadlines import letters
from deadlines.ladder import Reader, Step
from deadlines.models import DigestLine, Due
from deadlines.queries.readers import Readers, readers_on
from socialaid.accounts.models import User
from socialaid.notices.actions.posting import Posting, post_many
from socialaid.notices.contacts import contact_of

REMINDERS: Final = (Step.REMIND_5, Step.REMIND_2)
LETTERS: Final = {Reader.HEAD: letters.HEAD_DIGEST, Reader.DIRECTORATE: letters.DIRECTORATE_DIGEST}
Shelf = tuple[Reader, int | None]


@transaction.atomic
def post_digests(*, today: date, now: datetime) -> int:
    """Post what waits, at most one digest a day to each reader, and give the number of letters.

    A line that comes after the digest of its day waits for the next one, so that nothing is lost.
    """
    _let_other_sweeps_finish(today)
    shelves = _waiting_shelves(today)
    if not shelves:
        return 0
    readers = readers_on(today)
    postings: list[Posting] = []
    carried: list[int] = []
    for shelf, lines in shelves.items():
        # Where nobody reads, the lines wait until somebody holds the post.
        if people := _people(shelf, readers):
            postings += _letters(shelf, lines, people, today)
            carried += [line.pk for line in lines]
    DigestLine.objects.filter(pk__in=carried).update(posted_on=today)
    return len(post_many(postings, now=now))


def _let_other_sweeps_finish(today: date) -> None:
    """Another sweep may hold rows whose lines belong into today's digest: wait until it has written them."""
    list(Due.objects.waiting(today).select_for_update(of=("self",)).values_list("pk"))


def _waiting_shelves(today: date) -> Mapping[Shelf, Sequence[DigestLine]]:
    """The waiting lines by reader and office, without the shelves whose digest of the day has gone."""
    lines = DigestLine.objects.waiting().select_related("due_step__due__office").select_for_update(of=("self",))
    shelves = defaultdict(list)
    for line in lines:
        shelves[_shelf(line.reader, line.due_step.due.office_id)].append(line)
    if not shelves:
        return {}
    gone = DigestLine.objects.posted(today).values_list("reader", "due_step__due__office").distinct()
    closed = {_shelf(reader, office) for reader, office in gone}
    return {shelf: lines for shelf, lines in shelves.items() if shelf not in closed}


def _shelf(reader: str, office_id: int) -> Shelf:
    """A head reads of her own office, the directorate of all of them."""
    return (Reader(reader), None if reader == Reader.DIRECTORATE else office_id)


def _people(shelf: Shelf, readers: Readers) -> list[User]:
    office_id = shelf[1]
    return list(readers.directorate.values()) if office_id is None else readers.heads_of(office_id)


def _letters(shelf: Shelf, lines: Sequence[DigestLine], people: Sequence[User], today: date) -> list[Posting]:
    reader, office_id = shelf
    page = reverse("desk:deadlines-region" if office_id is None else "desk:deadlines")
    key = f"deadlines/digest/{reader}/{office_id or 0}/{today.isoformat()}"
    sections = _sections(lines)
    if not any(sections.values()):
        return []
    facts = {"today": today, **sections}
    return [Posting(LETTERS[reader], contact_of(person), f"{key}/{person.pk}", facts, path=page) for person in people]


def _sections(lines: Sequence[DigestLine]) -> dict[str, list[Due]]:
    """The rows under their headings: one row once, with the newest of its steps."""
    newest = {line.due_step.due_id: line.due_step for line in lines}
    rows = sorted(newest.values(), key=lambda step: (step.due.office.order, step.due.act_by, step.due.number))
    return {
        "soon": [row.due for row in rows if row.step in REMINDERS and row.due.is_running],
        "last_day": [row.due for row in rows if row.step == Step.HEAD and row.due.is_running],
        "late": [row.due for row in rows if row.step == Step.BREACH],
        "told": [row.due for row in rows if row.step == Step.CITIZEN],
    }
