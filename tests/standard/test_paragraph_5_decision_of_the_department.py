"""Paragraph 5: the service ends with the department's decision on granting and paying."""

import pytest

from applications.models import DepartmentDecision
from applications.states import Outcome, State
from portal.demo import cases
from tests.cast import Cast, decided, ordered

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.REFUSED])
def test_paragraph_5_the_commission_s_decision_alone_is_not_the_end(cast: Cast, outcome: Outcome) -> None:
    case = decided(cast, outcome)

    assert case.state == State.DECIDED
    assert not DepartmentDecision.objects.exists()


@pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.REFUSED])
def test_paragraph_5_the_department_decides_with_number_day_and_signature(cast: Cast, outcome: Outcome) -> None:
    case = ordered(cast, outcome)

    decision = DepartmentDecision.objects.get(commission_decision__application=case)
    facts = decision.sheet.facts
    assert facts["number"] == decision.number
    assert facts["signer"]["name"] == cast.head.full_name
    assert facts["commission"]["number"] == decision.commission_decision.number
    assert facts["maslikhat"]["number"] == case.category.decision.number


def test_paragraph_5_grant_says_the_sum_and_the_last_day_of_its_payment(cast: Cast) -> None:
    case = ordered(cast)

    facts = DepartmentDecision.objects.get().sheet.facts
    decision = case.commission_decisions.get()
    assert facts["amount"].replace("\u00a0", "") == f"{decision.amount}₸"
    assert str(decision.due.due_on.year) in facts["due_on"]["ru"]


def test_paragraph_5_payment_follows_the_decision(cast: Cast) -> None:
    case = ordered(cast)

    cases.paid(cast.setting, case, cast.setting.back(1))

    assert case.state == State.SETTLED
