from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from deadlines import terms
from deadlines.ladder import Step, step_days
from tests.deadlines.days import days, reference_calendar
from tests.deadlines.test_calendar import CALENDARS, DATES


@given(received=DATES)
def test_due_on_is_always_15_days_later(received):
    assert terms.due_on(received) - received == timedelta(days=15)


@given(received=DATES, length=st.integers(1, 60))
def test_due_on_follows_the_days_of_the_standard_in_force(received, length):
    assert (terms.due_on(received, length) - received).days == length


@given(calendar=CALENDARS, due_on=DATES)
def test_act_by_is_working_and_never_after_due_on(calendar, due_on):
    act_by = terms.act_by(due_on, calendar)

    assert calendar.is_working(act_by)
    assert act_by <= due_on


@given(due_on=DATES)
def test_act_by_is_due_on_itself_where_that_is_a_working_day(due_on):
    calendar = reference_calendar()

    assert (terms.act_by(due_on, calendar) == due_on) is calendar.is_working(due_on)


def test_first_reminder_never_comes_before_the_receipt_in_twenty_years():
    calendar = reference_calendar()

    for received in days(date(2008, 1, 1), date(2027, 12, 1)):
        due_on = terms.due_on(received)
        act_by = terms.act_by(due_on, calendar)
        assert step_days(due_on, act_by, calendar)[Step.REMIND_5] > received
