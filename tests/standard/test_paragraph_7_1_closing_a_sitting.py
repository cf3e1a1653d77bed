"""Paragraph 7(1): the 15 days begin on the day when a sitting closes, for grants and refusals alike."""

from datetime import date, datetime, timedelta

import pytest

from commission.actions import agenda, attending, closing, planning
from commission.actions.terms import Terms
from commission.queries import entitled_members, outlook
from commission.states import MotionKind
from deadlines.models import Due
from offices.models import Role
from tests.commission import stage
from tests.commission.stage import moved, voted

pytestmark = pytest.mark.sqlite

DAYS = [
    (date(2026, 11, 2), date(2026, 11, 17), date(2026, 11, 17)),
    (date(2026, 11, 3), date(2026, 11, 18), date(2026, 11, 18)),
    (date(2026, 11, 5), date(2026, 11, 20), date(2026, 11, 20)),
    (date(2026, 10, 30), date(2026, 11, 14), date(2026, 11, 13)),
    (date(2026, 10, 31), date(2026, 11, 15), date(2026, 11, 13)),
]


@pytest.fixture
def secretary(db):
    stage.make_standard()
    office = stage.make_office("akkol", 1)
    stage.make_commission(office)
    return stage.make_user("secretary", office, Role.SECRETARY)


def closed_on(day: date, secretary, terms: Terms, closes: timedelta = timedelta(hours=1)):
    """A sitting of one case that met on `day` at ten in the morning and closed so much later."""
    office = secretary.memberships.get().office
    case = stage.make_case(stage.make_category(office))
    moment = datetime(day.year, day.month, day.day, 10, 0, tzinfo=stage.ALMATY)
    sitting = planning.plan(commission=office.commission, starts_at=moment, place="Ақкөл", by=secretary, now=moment)
    agenda.put_on(sitting=sitting, application=case, by=secretary, now=moment)
    came = set(entitled_members(sitting).values_list("pk", flat=True))
    sitting = attending.mark(sitting=sitting, present=came, by=secretary, now=moment)
    voted(moved(case, terms, secretary), secretary, ayes=7)
    return closing.close(sitting=sitting, by=secretary, now=moment + closes)


@pytest.mark.parametrize(("day", "due_on", "act_by"), DAYS)
def test_paragraph_7_1_days_begin_on_the_day_of_closing(secretary, day, due_on, act_by):
    closed_on(day, secretary, stage.grant())

    due = Due.objects.get()
    assert (due.started_on, due.due_on, due.act_by) == (day, due_on, act_by)


def test_paragraph_7_1_a_refusal_is_bound_by_the_same_days(secretary):
    refusal = Terms(MotionKind.REFUSE, ground=stage.make_ground(), words="No proof of the fire.")

    closed_on(stage.TODAY, secretary, refusal)

    assert Due.objects.get().due_on == date(2026, 11, 17)


def test_paragraph_7_1_a_sitting_closed_a_minute_after_midnight_is_received_that_day(secretary):
    closed_on(stage.TODAY, secretary, stage.grant(), closes=timedelta(hours=14, minutes=1))

    assert Due.objects.get().started_on == date(2026, 11, 3)


@pytest.mark.parametrize(("day", "due_on", "act_by"), DAYS)
def test_paragraph_7_1_the_days_are_said_before_closing(secretary, day, due_on, act_by):
    commission = secretary.memberships.get().office.commission
    sitting = stage.planned(commission, secretary)

    said = outlook(sitting, [], day)

    assert (said.days, said.due_on, said.act_by) == (15, due_on, act_by)
