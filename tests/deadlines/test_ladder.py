import pytest
from hypothesis import given

from deadlines import terms
from deadlines.ladder import READERS, Reader, Step, newest_step, next_day, step_days, steps_come
from tests.deadlines.days import day, reference_calendar
from tests.deadlines.test_calendar import CALENDARS, DATES


def ladder_of(received: str) -> dict[Step, object]:
    due_on = terms.due_on(day(received))
    return step_days(due_on, terms.act_by(due_on, reference_calendar()), reference_calendar())


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        # An ordinary fortnight: due Tuesday 17 November.
        (
            "Mon 2 Nov 2026",
            ["Tue 10 Nov 2026", "Fri 13 Nov 2026", "Tue 17 Nov 2026", "Wed 18 Nov 2026", "Thu 19 Nov 2026"],
        ),
        # Due on a Saturday: the breach is a Sunday's, Monday is there to record what was done in time.
        (
            "Fri 30 Oct 2026",
            ["Fri 6 Nov 2026", "Wed 11 Nov 2026", "Fri 13 Nov 2026", "Sun 15 Nov 2026", "Tue 17 Nov 2026"],
        ),
        # Due on a Friday: the breach is a Saturday's.
        (
            "Thu 29 Oct 2026",
            ["Fri 6 Nov 2026", "Wed 11 Nov 2026", "Fri 13 Nov 2026", "Sat 14 Nov 2026", "Tue 17 Nov 2026"],
        ),
        # Due on the second day of Nauryz, with days off in lieu behind it.
        (
            "Sat 7 Mar 2026",
            ["Fri 13 Mar 2026", "Wed 18 Mar 2026", "Fri 20 Mar 2026", "Mon 23 Mar 2026", "Fri 27 Mar 2026"],
        ),
        # A working Saturday is a day like any other.
        (
            "Fri 19 Apr 2024",
            ["Fri 26 Apr 2024", "Thu 2 May 2024", "Sat 4 May 2024", "Sun 5 May 2024", "Fri 10 May 2024"],
        ),
    ],
)
def test_step_days_stand_on_working_days_before_act_by(received, expected):
    assert list(ladder_of(received).values()) == [day(text) for text in expected]


@given(calendar=CALENDARS, received=DATES)
def test_steps_never_come_out_of_their_order(calendar, received):
    due_on = terms.due_on(received)
    found = step_days(due_on, terms.act_by(due_on, calendar), calendar)

    assert list(found) == list(Step)
    assert list(found.values()) == sorted(found.values())


@given(calendar=CALENDARS, received=DATES)
def test_a_whole_working_day_lies_between_the_due_day_and_the_letter_to_the_applicant(calendar, received):
    due_on = terms.due_on(received)
    found = step_days(due_on, terms.act_by(due_on, calendar), calendar)

    assert calendar.is_working(found[Step.CITIZEN])
    assert calendar.working_days_between(due_on, found[Step.CITIZEN]) == 2


@pytest.mark.parametrize(
    ("today", "taken", "come", "told"),
    [
        ("Mon 9 Nov 2026", [], [], None),
        ("Tue 10 Nov 2026", [], ["remind_5"], "remind_5"),
        ("Tue 10 Nov 2026", ["remind_5"], [], None),
        ("Fri 13 Nov 2026", ["remind_5"], ["remind_2"], "remind_2"),
        ("Mon 16 Nov 2026", [], ["remind_5", "remind_2"], "remind_2"),
        ("Tue 17 Nov 2026", ["remind_5", "remind_2"], ["head"], "head"),
        ("Wed 18 Nov 2026", ["remind_5"], ["remind_2", "head", "breach"], "breach"),
        ("Fri 20 Nov 2026", [], ["remind_5", "remind_2", "head", "breach", "citizen"], "citizen"),
        ("Fri 20 Nov 2026", list(Step), [], None),
    ],
)
def test_steps_come_are_those_not_taken_and_the_newest_is_told(today, taken, come, told):
    found = ladder_of("Mon 2 Nov 2026")

    assert steps_come(found, taken, day(today)) == come
    assert newest_step(found, taken, day(today)) == told


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ([], "Tue 10 Nov 2026"),
        (["remind_5"], "Fri 13 Nov 2026"),
        (["remind_5", "remind_2", "head"], "Wed 18 Nov 2026"),
        (["remind_5", "remind_2", "head", "breach"], "Thu 19 Nov 2026"),
    ],
)
def test_next_day_is_that_of_the_first_step_not_taken(taken, expected):
    assert next_day(ladder_of("Mon 2 Nov 2026"), taken) == day(expected)


def test_next_day_is_none_at_the_top():
    assert next_day(ladder_of("Mon 2 Nov 2026"), list(Step)) is None


def test_every_step_has_a_reader_and_the_directorate_reads_of_breaches_only():
    told = {step for step, readers in READERS.items() if Reader.DIRECTORATE in readers}

    assert set(READERS) == set(Step)
    assert told == {Step.BREACH, Step.CITIZEN}
