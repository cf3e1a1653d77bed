from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadlines.calendar import WorkingCalendar
from tests.deadlines.days import day, days, reference_calendar

PLAIN = WorkingCalendar()
DATES = st.dates(date(2008, 1, 1), date(2027, 12, 31))
# No stretch of days off in the law is longer than this, and a search for a working day has to end.
CALENDARS = st.builds(
    WorkingCalendar,
    closed=st.frozensets(DATES, max_size=20),
    opened=st.frozensets(DATES, max_size=20),
)


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("Mon 2 Nov 2026", True),
        ("Fri 6 Nov 2026", True),
        ("Sat 7 Nov 2026", False),
        ("Sun 8 Nov 2026", False),
    ],
)
def test_week_without_holidays_has_five_working_days(text, working):
    assert PLAIN.is_working(day(text)) is working


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("Wed 7 Jan 2026", False),  # Orthodox Christmas
        ("Mon 23 Mar 2026", False),  # Nauryz
        ("Wed 25 Mar 2026", False),  # day off in lieu
        ("Thu 26 Mar 2026", True),
        ("Mon 11 May 2026", False),  # 9 May was a Saturday
        ("Wed 27 May 2026", False),  # Kurban Ait
        ("Sat 4 May 2024", True),  # made working
        ("Wed 8 May 2024", False),  # its day off
        ("Sun 5 Jan 2025", True),
        ("Fri 3 Jan 2025", False),
    ],
)
def test_holidays_and_moved_days_off_are_known(text, working):
    assert reference_calendar().is_working(day(text)) is working


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        ("Mon 2 Nov 2026", 0, "Mon 2 Nov 2026"),
        ("Sat 7 Nov 2026", 0, "Sat 7 Nov 2026"),
        ("Mon 2 Nov 2026", 1, "Tue 3 Nov 2026"),
        ("Fri 6 Nov 2026", 1, "Mon 9 Nov 2026"),
        ("Sat 7 Nov 2026", 1, "Mon 9 Nov 2026"),
        ("Fri 20 Mar 2026", 1, "Thu 26 Mar 2026"),
        ("Mon 9 Nov 2026", -1, "Fri 6 Nov 2026"),
        ("Sun 8 Nov 2026", -1, "Fri 6 Nov 2026"),
        ("Tue 17 Nov 2026", -5, "Tue 10 Nov 2026"),
        ("Thu 26 Mar 2026", -2, "Thu 19 Mar 2026"),
        ("Fri 3 May 2024", 1, "Sat 4 May 2024"),
        ("Mon 6 May 2024", -1, "Sat 4 May 2024"),
    ],
)
def test_add_working_days_counts_only_working_days(start, n, expected):
    assert reference_calendar().add_working_days(day(start), n) == day(expected)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("Tue 17 Nov 2026", "Tue 17 Nov 2026", 0),
        ("Mon 16 Nov 2026", "Tue 17 Nov 2026", 1),
        ("Thu 12 Nov 2026", "Tue 17 Nov 2026", 3),
        ("Fri 13 Nov 2026", "Sun 15 Nov 2026", 0),
        ("Fri 20 Mar 2026", "Thu 26 Mar 2026", 1),
        ("Fri 3 May 2024", "Mon 6 May 2024", 2),
        ("Wed 18 Nov 2026", "Tue 17 Nov 2026", 0),
    ],
)
def test_working_days_between_leaves_out_the_first_day(start, end, expected):
    assert reference_calendar().working_days_between(day(start), day(end)) == expected


@given(calendar=CALENDARS, start=DATES)
def test_last_working_on_or_before_is_working_and_near(calendar, start):
    found = calendar.last_working_on_or_before(start)

    between = days(found + timedelta(days=1), start)
    assert calendar.is_working(found)
    assert found <= start
    assert not any(calendar.is_working(other) for other in between)


@given(calendar=CALENDARS, start=DATES, n=st.integers(1, 30))
def test_working_days_between_counts_what_was_added(calendar, start, n):
    end = calendar.add_working_days(start, n)

    assert calendar.is_working(end)
    assert calendar.working_days_between(start, end) == n


@given(calendar=CALENDARS, start=DATES, n=st.integers(1, 30))
def test_going_back_over_working_days_undoes_going_forward(calendar, start, n):
    working = calendar.last_working_on_or_before(start)

    assert calendar.add_working_days(calendar.add_working_days(working, n), -n) == working
