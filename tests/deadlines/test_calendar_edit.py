from datetime import date

import pytest

from deadlines import acts
from deadlines.actions.calendar_edit import recompute_act_by, set_day
from deadlines.actions.finishing import finish
from deadlines.actions.watching import sweep
from deadlines.models import CalendarDay
from socialaid.audit.models import Event
from socialaid.notices.models import Notice
from tests.deadlines.days import at, day
from tests.deadlines.people import running, somebody

RECEIVED = "Fri 30 Oct 2026"
NOW = at(day("Mon 2 Nov 2026"), 12)


@pytest.fixture
def administrator(reference):
    return somebody("Administrator")


@pytest.fixture
def due(office, specialist):
    return running(office, day(RECEIVED), specialist=specialist)


def edit(by, on, working):
    return set_day(day=CalendarDay(date=on, working=working), by=by, now=NOW)


def test_saturday_made_working_moves_act_by_and_never_due_on(due, administrator):
    moved = edit(administrator, due.due_on, working=True)

    due.refresh_from_db()
    assert moved == 1
    assert (due.due_on, due.act_by) == (day("Sat 14 Nov 2026"), day("Sat 14 Nov 2026"))
    assert due.next_on == day("Mon 9 Nov 2026")


def test_day_off_on_act_by_moves_it_back(due, administrator):
    edit(administrator, day("Fri 13 Nov 2026"), working=False)

    due.refresh_from_db()
    assert (due.due_on, due.act_by) == (day("Sat 14 Nov 2026"), day("Thu 12 Nov 2026"))


def test_day_off_before_act_by_moves_only_the_next_step(due, administrator):
    moved = edit(administrator, day("Tue 10 Nov 2026"), working=False)

    due.refresh_from_db()
    assert moved == 0
    assert due.act_by == day("Fri 13 Nov 2026")
    assert due.next_on == day("Thu 5 Nov 2026")


def test_edit_is_on_the_record_of_the_case_and_of_the_calendar(due, administrator):
    edit(administrator, due.due_on, working=True)

    case = Event.objects.get(act=acts.RECOMPUTED)
    calendar = Event.objects.get(act=acts.CALENDAR_EDITED)
    assert (case.number, case.office, case.actor) == (due.number, due.office.code, administrator)
    assert case.facts == {"due_on": "2026-11-14", "act_by": "2026-11-14", "before": "2026-11-13"}
    assert calendar.facts == {"date": "2026-11-14", "working": True, "moved": 1}


def test_row_that_is_done_keeps_its_days(due, specialist, administrator):
    finish(due=due, done_on=day("Mon 2 Nov 2026"), by=specialist, now=NOW)

    edit(administrator, due.due_on, working=True)

    due.refresh_from_db()
    assert due.act_by == day("Fri 13 Nov 2026")
    assert due.next_on is None


def test_step_already_taken_is_not_taken_again_after_an_edit(due, specialist, administrator):
    sweep(today=day("Fri 6 Nov 2026"), now=at(day("Fri 6 Nov 2026")))
    edit(administrator, due.due_on, working=True)

    assert sweep(today=day("Mon 9 Nov 2026"), now=at(day("Mon 9 Nov 2026"))) == []
    assert Notice.objects.filter(user=specialist).count() == 1


def test_recompute_without_a_change_writes_nothing(due):
    assert recompute_act_by(by=None, now=NOW) == 0
    assert not Event.objects.filter(act=acts.RECOMPUTED).exists()


def test_recompute_takes_as_many_queries_for_many_rows(office, due, django_assert_num_queries, administrator):
    for _ in range(20):
        running(office, day(RECEIVED))
    CalendarDay.objects.create(date=date(2026, 11, 14), working=True)

    with django_assert_num_queries(7):
        assert recompute_act_by(by=administrator, now=NOW) == 21
