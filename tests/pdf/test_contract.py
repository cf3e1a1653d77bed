"""The facts that the acts freeze have the shape that the templates were written for."""

from typing import Any

import pytest

from applications.states import Outcome
from commission.models import Sitting
from portal.demo import cases
from portal.stand import stand_facts
from socialaid.prints.models import Print
from tests.cast import filed, ordered
from tests.pdf import facts, more_facts

pytestmark = [pytest.mark.sqlite]


def shape(told: Any) -> Any:
    """The keys and kinds of values; lists by the shapes found in them."""
    if isinstance(told, dict):
        return {key: shape(value) for key, value in told.items()}
    if isinstance(told, list):
        return "list"
    return type(told).__name__


def frozen(kind: str) -> dict[str, Any]:
    return Print.objects.get(kind=kind).facts


def test_coupon_and_a_granting_decision_keep_the_contract(cast):
    ordered(cast)

    assert shape(frozen("coupon")) == shape(facts.coupon())
    assert shape(frozen("coupon")["documents"][0]) == shape(facts.coupon()["documents"][0])
    assert shape(frozen("department_decision")) == shape(facts.department_decision())
    assert frozen("grant_notice") == frozen("department_decision")


def test_a_refusing_decision_keeps_the_contract(cast):
    ordered(cast, Outcome.REFUSED)

    assert shape(frozen("department_decision")) == shape(facts.department_decision("refused"))
    assert frozen("refusal_notice") == frozen("department_decision")


def test_minutes_keep_the_contract(cast):
    ordered(cast)
    told, sample = Sitting.objects.get().minutes.facts, facts.minutes()

    assert shape(told) == shape(sample)
    assert shape(told["attendance"][0]) == shape(sample["attendance"][0])
    assert shape(told["points"][0]) == shape(sample["points"][0])
    assert shape(told["points"][0]["motions"][0]) == shape(sample["points"][0]["motions"][0])
    assert shape(told["points"][0]["motions"][0]["votes"][0]) == shape(sample["points"][0]["motions"][0]["votes"][0])


def test_extract_of_the_minutes_keeps_the_contract(cast):
    ordered(cast)

    assert shape(frozen("minutes_extract")) == shape(more_facts.minutes_extract())


def test_list_of_missing_documents_keeps_the_contract(cast):
    cases.returned(cast.setting, filed(cast), cast.setting.today)

    told, sample = frozen("missing_documents"), more_facts.missing_documents()
    assert shape(told) == shape(sample)
    assert shape(told["documents"][0]) == shape(sample["documents"][0])


def test_stand_sheet_keeps_the_contract(cast):
    told, sample = stand_facts(cast.office, today=cast.setting.today) | {"number": ""}, more_facts.stand_sheet()

    assert shape(told) == shape(sample)
    assert shape(told["documents"][0]) == shape(sample["documents"][0])
