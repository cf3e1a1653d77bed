"""Paragraph 5: the department decides on granting and paying after the commission's decision is received."""

import pytest

from applications.models import Application, CommissionDecision
from applications.states import Outcome, State
from commission.actions import closing
from offices.models import Role
from tests.commission import stage
from tests.commission.stage import NOW, grant, moved, opened, planned, voted

pytestmark = pytest.mark.sqlite


@pytest.fixture
def office(db):
    stage.make_standard()
    return stage.make_office("akkol", 1)


@pytest.fixture
def secretary(office):
    return stage.make_user("secretary", office, Role.SECRETARY)


@pytest.fixture
def case(office):
    return stage.make_case(stage.make_category(office))


@pytest.fixture
def sitting(office, secretary, case):
    return opened(planned(stage.make_commission(office), secretary, case), secretary)


def now_of(case) -> Application:
    return Application.objects.get(pk=case.pk)


def test_paragraph_5_a_vote_alone_gives_nothing_to_the_department(sitting, secretary, case):
    voted(moved(case, grant(), secretary), secretary, ayes=7)

    assert (now_of(case).state, CommissionDecision.objects.count()) == (State.REFERRED, 0)


def test_paragraph_5_the_decision_is_received_as_the_sitting_closes(sitting, secretary, case):
    voted(moved(case, grant(), secretary), secretary, ayes=7)

    closing.close(sitting=sitting, by=secretary, now=NOW)

    decision = CommissionDecision.objects.get()
    assert (now_of(case).state, now_of(case).outcome) == (State.DECIDED, Outcome.GRANTED)
    assert (decision.sitting_on, decision.received_on) == (stage.TODAY, stage.TODAY)


@pytest.mark.parametrize(("ayes", "carried"), [(4, True), (3, False)])
def test_paragraph_5_the_commission_decides_by_more_than_half_of_its_members(sitting, secretary, case, ayes, carried):
    motion = voted(moved(case, grant(), secretary), secretary, ayes=ayes, noes=7 - ayes)

    assert motion.is_carried is carried


def test_paragraph_5_the_department_has_not_decided_yet(sitting, secretary, case):
    voted(moved(case, grant(), secretary), secretary, ayes=7)
    closing.close(sitting=sitting, by=secretary, now=NOW)

    assert not hasattr(CommissionDecision.objects.get(), "department_decision")
