"""A sum that counts once for each person of the family: what the commission may grant."""

from typing import Any

import pytest

from applications.models import Application, Household, Relation
from commission.actions import moving, on_paper
from commission.models import Motion
from commission.queries import case_in_short
from entitlements.amounts import Proposal
from tests.commission import stage
from tests.commission.stage import NOW, TODAY, grant, moved, opened, planned, point_of
from tests.commission.test_hearing import refusal

UP_TO_15_000 = {"amount_kind": "cap_tenge", "amount_value": 15_000, "amount_per_member": True}
EACH_10_000 = {"amount_kind": "fixed", "amount_value": 10_000, "amount_per_member": True}


def family_of(case: Application, people: int, is_complete: bool = True) -> None:
    household = Household.objects.create(application=case, year=2026, quarter=3, is_complete=is_complete)
    household.members.create(position=1, relation=Relation.SELF)
    for position in range(2, people + 1):
        household.members.create(position=position, relation=Relation.CHILD, name=f"Бала {position}")


@pytest.fixture
def before_the_commission(office: Any, commission: Any, secretary: Any) -> Any:
    """Brings a case with such a rule and family before a sitting."""

    def bring(people: int | None, is_complete: bool = True, **rule: Any) -> Application:
        case = stage.make_case(stage.make_category(office, **rule))
        if people:
            family_of(case, people, is_complete)
        opened(planned(commission, secretary, case), secretary)
        return case

    return bring


def test_ceiling_counts_once_for_each_person(before_the_commission: Any, secretary: Any) -> None:
    case = before_the_commission(3, **UP_TO_15_000)

    said = refusal(moving.propose, point=point_of(case), terms=grant(45_001), by=secretary, now=NOW)

    assert said == "The rule of this category allows at most 45\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}₸."
    assert not Motion.objects.exists()
    assert moved(case, grant(45_000), secretary).amount == 45_000


def test_ceiling_holds_for_minutes_on_paper_too(office: Any, commission: Any, secretary: Any) -> None:
    case = stage.make_case(stage.make_category(office, **UP_TO_15_000))
    family_of(case, 2)
    planned(commission, secretary, case)
    case.refresh_from_db()

    said = refusal(
        on_paper.record_minutes,
        application=case,
        terms=grant(30_001),
        minutes_number="5",
        sitting_on=TODAY,
        received_on=TODAY,
        by=secretary,
        today=TODAY,
        now=NOW,
    )

    assert said.startswith("The rule of this category allows at most 30")


def test_another_sum_than_the_rule_gives_the_family_needs_words(before_the_commission: Any, secretary: Any) -> None:
    case = before_the_commission(4, **EACH_10_000)

    said = refusal(moving.propose, point=point_of(case), terms=grant(10_000), by=secretary, now=NOW)

    assert said.startswith("The rule gives 40\N{NO-BREAK SPACE}000")
    assert moved(case, grant(40_000), secretary).amount == 40_000


def test_without_the_family_the_commission_sets_the_sum(before_the_commission: Any, secretary: Any) -> None:
    case = before_the_commission(None, **UP_TO_15_000)

    short = case_in_short(point_of(case))

    assert (short["proposal"], short["arithmetic"]) == (Proposal(), "")
    assert moved(case, grant(90_000), secretary).amount == 90_000


def test_family_written_down_in_part_sets_no_ceiling_yet(before_the_commission: Any, secretary: Any) -> None:
    case = before_the_commission(1, False, income_test="sm", income_value=1, **UP_TO_15_000)

    assert moved(case, grant(45_000), secretary).amount == 45_000


def test_commission_sees_the_arithmetic_of_the_family(before_the_commission: Any) -> None:
    short = case_in_short(point_of(before_the_commission(3, **EACH_10_000)))

    arithmetic = short["arithmetic"].replace("\N{NO-BREAK SPACE}", " ")
    assert (arithmetic, short["proposal"]) == ("10 000 ₸ × 3 = 30 000 ₸", Proposal(amount=30_000))
    assert short["family"].average.members == 3
