"""§7(1): not later than 15 calendar days from the day on which the commission's decision is received."""

from datetime import timedelta

import pytest

from deadlines import terms
from deadlines.actions.finishing import finish
from deadlines.actions.watching import sweep
from deadlines.models import Breach
from offices.actions import loading
from offices.models import Office, StandardVersion
from tests.deadlines.days import at, day, reference_calendar
from tests.deadlines.people import running, somebody


@pytest.mark.parametrize(
    ("received", "due_on", "act_by"),
    [
        # Each weekday, in a stretch without holidays.
        ("Mon 2 Nov 2026", "Tue 17 Nov 2026", "Tue 17 Nov 2026"),
        ("Tue 3 Nov 2026", "Wed 18 Nov 2026", "Wed 18 Nov 2026"),
        ("Wed 4 Nov 2026", "Thu 19 Nov 2026", "Thu 19 Nov 2026"),
        ("Thu 5 Nov 2026", "Fri 20 Nov 2026", "Fri 20 Nov 2026"),
        ("Fri 6 Nov 2026", "Sat 21 Nov 2026", "Fri 20 Nov 2026"),
        ("Sat 7 Nov 2026", "Sun 22 Nov 2026", "Fri 20 Nov 2026"),
        ("Sun 8 Nov 2026", "Mon 23 Nov 2026", "Mon 23 Nov 2026"),
        ("Fri 30 Oct 2026", "Sat 14 Nov 2026", "Fri 13 Nov 2026"),
    ],
)
def test_paragraph_7_1_due_day_for_each_weekday_of_receipt(received, due_on, act_by):
    assert days_of(received) == (day(due_on), day(act_by))


@pytest.mark.parametrize(
    ("received", "due_on", "act_by"),
    [
        # Nauryz 2026: Saturday 21 to Monday 23 March, days off in lieu on the 24th and 25th.
        ("Thu 5 Mar 2026", "Fri 20 Mar 2026", "Fri 20 Mar 2026"),
        ("Fri 6 Mar 2026", "Sat 21 Mar 2026", "Fri 20 Mar 2026"),
        ("Sun 8 Mar 2026", "Mon 23 Mar 2026", "Fri 20 Mar 2026"),
        ("Tue 10 Mar 2026", "Wed 25 Mar 2026", "Fri 20 Mar 2026"),
        ("Wed 11 Mar 2026", "Thu 26 Mar 2026", "Thu 26 Mar 2026"),
        # 9 May 2026 is a Saturday, its day off in lieu the Monday.
        ("Fri 24 Apr 2026", "Sat 9 May 2026", "Fri 8 May 2026"),
        ("Sun 26 Apr 2026", "Mon 11 May 2026", "Fri 8 May 2026"),
        # 9 May 2024 is a Thursday behind a day off that was moved to Wednesday.
        ("Wed 24 Apr 2024", "Thu 9 May 2024", "Mon 6 May 2024"),
        # A day off moved to Friday 2 May 2008 by the Government.
        ("Thu 17 Apr 2008", "Fri 2 May 2008", "Wed 30 Apr 2008"),
        # Orthodox Christmas, and the first day of Kurban Ait.
        ("Tue 23 Dec 2025", "Wed 7 Jan 2026", "Tue 6 Jan 2026"),
        ("Tue 12 May 2026", "Wed 27 May 2026", "Tue 26 May 2026"),
        # Independence Day, and the day off for Republic Day.
        ("Tue 1 Dec 2026", "Wed 16 Dec 2026", "Tue 15 Dec 2026"),
        ("Sun 11 Oct 2026", "Mon 26 Oct 2026", "Fri 23 Oct 2026"),
    ],
)
def test_paragraph_7_1_due_day_before_each_kind_of_holiday(received, due_on, act_by):
    assert days_of(received) == (day(due_on), day(act_by))


@pytest.mark.parametrize(
    ("received", "due_on", "act_by"),
    [
        ("Fri 19 Apr 2024", "Sat 4 May 2024", "Sat 4 May 2024"),
        ("Sat 21 Dec 2024", "Sun 5 Jan 2025", "Sun 5 Jan 2025"),
        ("Sat 20 Apr 2024", "Sun 5 May 2024", "Sat 4 May 2024"),
    ],
)
def test_paragraph_7_1_day_off_made_working_is_a_day_to_act(received, due_on, act_by):
    assert days_of(received) == (day(due_on), day(act_by))


@pytest.mark.parametrize(
    ("received", "due_on", "act_by"),
    [
        ("Wed 16 Dec 2026", "Thu 31 Dec 2026", "Thu 31 Dec 2026"),
        ("Thu 17 Dec 2026", "Fri 1 Jan 2027", "Thu 31 Dec 2026"),
        ("Sun 20 Dec 2026", "Mon 4 Jan 2027", "Thu 31 Dec 2026"),
        ("Wed 14 Feb 2024", "Thu 29 Feb 2024", "Thu 29 Feb 2024"),
        ("Thu 29 Feb 2024", "Fri 15 Mar 2024", "Fri 15 Mar 2024"),
        ("Sat 14 Feb 2026", "Sun 1 Mar 2026", "Fri 27 Feb 2026"),
    ],
)
def test_paragraph_7_1_due_day_over_the_end_of_a_year_and_in_february(received, due_on, act_by):
    assert days_of(received) == (day(due_on), day(act_by))


def days_of(received):
    due_on = terms.due_on(day(received))
    return due_on, terms.act_by(due_on, reference_calendar())


@pytest.fixture
def office(db):
    loading.load()
    return Office.objects.departments()[0]


@pytest.mark.parametrize(("on_day", "in_time"), [(0, True), (14, True), (15, True), (16, False)])
def test_paragraph_7_1_is_kept_up_to_day_15(office, on_day, in_time):
    received = day("Mon 2 Nov 2026")
    done_on = received + timedelta(days=on_day)

    due = finish(due=running(office, received), done_on=done_on, by=somebody("Clerk"), now=at(done_on, 17))

    assert due.done_in_time is in_time
    assert Breach.objects.standing().exists() is not in_time


@pytest.mark.parametrize(("today", "breaches"), [("Sat 14 Nov 2026", 0), ("Sun 15 Nov 2026", 1)])
def test_paragraph_7_1_breach_is_recorded_the_day_after_even_on_a_sunday(office, today, breaches):
    running(office, day("Fri 30 Oct 2026"))

    sweep(today=day(today), now=at(day(today)))

    assert Breach.objects.count() == breaches


def test_paragraph_7_1_paid_in_time_and_recorded_late_is_kept(office):
    due = running(office, day("Mon 2 Nov 2026"))
    sweep(today=day("Wed 18 Nov 2026"), now=at(day("Wed 18 Nov 2026")))

    finish(
        due=due,
        done_on=day("Tue 17 Nov 2026"),
        reference="BANK-1",
        by=somebody("Clerk"),
        now=at(day("Wed 18 Nov 2026"), 12),
    )

    assert Breach.objects.count() == 1
    assert not Breach.objects.standing().exists()


def test_paragraph_7_1_limit_is_that_of_the_version_in_force(office):
    version = StandardVersion.objects.in_force(day("Mon 2 Nov 2026"))

    assert version.pay_days == terms.OUTCOME_DAYS == 15
