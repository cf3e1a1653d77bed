"""Paragraph 17: a refusal names its ground and says in words what is wrong."""

import pytest

from applications.models import CommissionDecision
from commission.actions import closing
from commission.actions.terms import Terms
from commission.states import MotionKind
from offices.models import Role
from socialaid.lib.refused import Refused
from tests.commission import stage
from tests.commission.stage import NOW, moved, opened, planned, voted

pytestmark = pytest.mark.sqlite


@pytest.fixture
def secretary(db):
    stage.make_standard()
    return stage.make_user("secretary", stage.make_office("akkol", 1), Role.SECRETARY)


@pytest.fixture
def case(secretary):
    return stage.make_case(stage.make_category(secretary.memberships.get().office))


@pytest.fixture
def sitting(secretary, case):
    office = secretary.memberships.get().office
    return opened(planned(stage.make_commission(office), secretary, case), secretary)


@pytest.mark.parametrize(("has_ground", "words"), [(False, "No proof."), (True, ""), (True, "  "), (False, "")])
def test_paragraph_17_no_refusal_without_ground_and_words(sitting, secretary, case, has_ground, words):
    ground = stage.make_ground() if has_ground else None

    with pytest.raises(Refused):
        moved(case, Terms(MotionKind.REFUSE, ground=ground, words=words), secretary)


def test_paragraph_17_ground_and_words_reach_the_decision(sitting, secretary, case):
    ground = stage.make_ground()
    voted(moved(case, Terms(MotionKind.REFUSE, ground=ground, words="No proof."), secretary), secretary, ayes=7)

    closing.close(sitting=sitting, by=secretary, now=NOW)

    decision = CommissionDecision.objects.get()
    assert (decision.ground, decision.words, decision.amount) == (ground, "No proof.", None)
