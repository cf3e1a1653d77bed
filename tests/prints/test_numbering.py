import time

import pytest
from django.db import transaction
from django.db.models import QuerySet

from socialaid.prints.actions.numbering import next_number
from socialaid.prints.models import Journal
from tests.races import at_once


def take(office: str = "akkol", year: int = 2026, journal: str = "registration") -> int:
    with transaction.atomic():
        return next_number(journal=journal, office=office, year=year)


@pytest.mark.django_db
def test_next_number_counts_from_one():
    assert [take(), take(), take()] == [1, 2, 3]


@pytest.mark.django_db
def test_next_number_counts_each_journal_office_and_year_by_itself():
    take()

    assert [take(office="astrakhan"), take(year=2027), take(journal="sitting"), take()] == [1, 1, 1, 2]


@pytest.mark.django_db
def test_next_number_is_free_again_when_its_transaction_fails():
    take()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        next_number(journal="registration", office="akkol", year=2026)
        raise ZeroDivisionError

    assert take() == 2


@pytest.mark.django_db(transaction=True)
def test_next_number_is_not_given_outside_a_transaction():
    with pytest.raises(RuntimeError):
        next_number(journal="registration", office="akkol", year=2026)


@pytest.fixture
def slow_pen(monkeypatch):
    """Time passes between reading the last number and writing the next one."""
    save = Journal.save

    def save_slowly(row: Journal, **named) -> None:
        time.sleep(0.05)
        save(row, **named)

    monkeypatch.setattr(Journal, "save", save_slowly)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_next_number_for_eight_at_once_leaves_no_gap_and_gives_none_twice(slow_pen):
    assert sorted(at_once(*[take] * 8)) == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_eight_at_once_get_the_same_number(slow_pen, monkeypatch):
    take()
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_: rows)

    assert len(set(at_once(*[take] * 8))) < 8
