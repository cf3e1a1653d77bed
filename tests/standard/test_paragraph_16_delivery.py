"""Paragraph 16: the result is given at a visit or sent by post, as the applicant chose."""

import pytest

from applications.forms.steps import WayForm
from applications.models import DeliveryState, DepartmentDecision, Way
from applications.states import Outcome
from portal.demo import cases
from socialaid.notices.models import Notice
from socialaid.prints.models import Print
from tests.cast import Cast, ordered
from tests.printed import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_paragraph_16_applicant_chooses_between_visit_and_post() -> None:
    assert [value for value, _label in WayForm().fields["way"].choices] == ["visit", "post"]  # type: ignore[attr-defined]
    assert not WayForm({"way": "pigeon", "language": "kk"}).is_valid()


@pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.REFUSED])
@pytest.mark.parametrize(
    ("way", "state", "letter"),
    [
        (Way.VISIT, DeliveryState.HANDED_OVER, "handed_over"),
        (Way.POST, DeliveryState.POSTED, "posted"),
    ],
)
def test_paragraph_16_result_goes_out_the_way_that_was_chosen(
    cast: Cast, outcome: Outcome, way: Way, state: DeliveryState, letter: str
) -> None:
    case = ordered(cast, outcome)
    case.way = way
    case.save()

    cases.delivered(cast.setting, case, cast.setting.today)

    ledger = case.result_delivery
    ledger.refresh_from_db()
    assert (ledger.state, ledger.delivered_on, ledger.delivered_by) == (state, cast.setting.today, cast.specialist)
    assert bool(ledger.to_whom) is (way == Way.VISIT)
    assert bool(ledger.tracking_number) is (way == Way.POST)
    assert Notice.objects.filter(letter=f"applications/{letter}").count() == 1


@pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.REFUSED])
def test_paragraph_16_what_is_delivered_is_the_department_s_decision(cast: Cast, outcome: Outcome) -> None:
    ordered(cast, outcome)

    decision = DepartmentDecision.objects.get()

    assert decision.number in words_of("department_decision", decision.number)
    assert Print.objects.get(pk=decision.sheet_id).kind == "department_decision"


def test_paragraph_16_choice_is_said_on_the_coupon(cast: Cast) -> None:
    case = ordered(cast)

    words = words_of("coupon", str(case.journal_number))

    line = {"visit": "Результат вы получите в отделе.", "post": "Результат будет направлен по почте."}
    assert line[case.way] in words
