"""The sweep takes the same number of queries for one row and for hundreds, and does not read rows at rest."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from deadlines.actions.watching import sweep
from deadlines.models import DueStep
from offices.models import Office, Role
from tests.deadlines.days import at, day
from tests.deadlines.people import applicant, running_many, somebody

RECEIVED = "Mon 2 Nov 2026"
# SQLite takes 999 values in a statement, so that Django writes a long list in several; PostgreSQL takes them all.
MANY = {"sqlite": 30, "postgresql": 300}


@pytest.fixture
def specialists(reference):
    """One in each of three offices with a head; and the directorate."""
    somebody("Directorate", Office.objects.directorate(), Role.DIRECTORATE)
    offices = list(Office.objects.departments()[:3])
    for office in offices:
        somebody(f"Head{office.pk}", office, Role.HEAD)
    return [(office, somebody(f"Specialist{office.pk}", office, Role.SPECIALIST)) for office in offices]


def queries_for(rows, specialists, today):
    """What one sweep asks with that many rows in it; afterwards there are none."""
    with transaction.atomic():
        for office, specialist in specialists if rows > 1 else specialists[:1] * rows:
            many = max(1, rows // len(specialists))
            running_many(office, day(RECEIVED), many, specialist=specialist, addressee=applicant())
        with CaptureQueriesContext(connection) as caught:
            sweep(today=today, now=at(today))
        told = DueStep.objects.filter(told=True).count()
        transaction.set_rollback(True)
    return len(caught), told


@pytest.mark.parametrize(
    "today", ["Tue 10 Nov 2026", "Tue 17 Nov 2026", "Wed 18 Nov 2026", "Thu 19 Nov 2026", "Sun 29 Nov 2026"]
)
def test_sweep_takes_as_many_queries_for_many_rows_as_for_one(specialists, today):
    many = MANY[connection.vendor]

    one, told_one = queries_for(1, specialists, day(today))
    hundreds, told_hundreds = queries_for(many, specialists, day(today))

    assert (told_one, told_hundreds) == (1, many)
    assert hundreds == one


def test_sweep_with_nothing_to_do_takes_as_many_queries_as_without_a_row(specialists):
    without, _told = queries_for(0, specialists, day("Tue 3 Nov 2026"))
    resting, told = queries_for(30, specialists, day("Tue 3 Nov 2026"))

    assert told == 0
    assert resting == without
