"""The timeline of a case: the newest first, what was done at one go in one row."""

from datetime import UTC, datetime, timedelta

from django.utils.translation import override

from portal.timeline import rows
from socialaid.accounts.models import User
from socialaid.audit.models import Event

START = datetime(2026, 11, 2, 9, tzinfo=UTC)


def event(act: str, minute: int, actor: User, **facts: object) -> Event:
    return Event(pk=minute, act=act, at=START + timedelta(minutes=minute), actor=actor, facts=facts)


def test_documents_checked_one_after_another_make_one_row() -> None:
    one, other = User(pk=1, surname="Ахметова"), User(pk=2, surname="Оспанов")
    happened = [
        event("application.filed", 0, one),
        event("document.checked", 1, one, document=1),
        event("document.checked", 2, one, document=5),
        event("document.checked", 3, one, document=1),
        event("document.checked", 4, other, document=2),
        event("application.registered", 5, other, journal_number="01-2026-000142"),
    ]

    shown = [(row.at.minute, row.note) for row in rows(happened)]

    assert shown == [(5, "01-2026-000142"), (4, "2"), (3, "1, 5"), (0, "")]


def test_same_act_twice_in_a_row_stays_two_rows() -> None:
    someone = User(pk=1, surname="Ахметова")

    assert len(rows([event("application.returned", 0, someone), event("application.returned", 1, someone)])) == 2


def test_end_of_the_count_is_said_in_words_and_not_as_a_bare_reference() -> None:
    someone = User(pk=1, surname="Ахметова")
    finished = event("deadline.finished", 0, someone, done_on="2026-11-12", reference="ПП-7")

    with override("en"):
        note = rows([finished])[0].note

    assert note == "done on 12 November 2026, number at the bank or the post ПП-7"


def test_whoever_filed_bears_the_name_of_the_case_and_not_her_phone() -> None:
    by_phone, clerk = User(pk=1, username="person-1", phone="+77015554433"), User(pk=2, surname="Оспанов")
    happened = [event("application.filed", 0, by_phone), event("application.registered", 1, clerk)]

    shown = [row.who for row in rows(happened, {1: "Серікбаева Айгүл"})]

    assert shown == [clerk.short_name, "Серікбаева Айгүл"]
