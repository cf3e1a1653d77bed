"""From the sitting to the money, inside the 15 days; and a refusal that is delivered in time."""

import pytest

from applications.states import Outcome, State
from portal.demo import cases
from tests.cast import Cast, decided, ordered

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_grant_is_signed_paid_delivered_and_closed_by_itself(cast: Cast) -> None:
    case = decided(cast, back=5)
    assert case.state == State.DECIDED

    cases.signed(cast.setting, case, cast.setting.back(4))
    assert case.state == State.ORDERED

    cases.paid(cast.setting, case, cast.setting.back(1))
    assert case.state == State.SETTLED

    cases.delivered(cast.setting, case, cast.setting.back(1))
    case.refresh_from_db()
    assert case.state == State.CLOSED
    due = case.commission_decisions.get().due
    assert due.done_on == cast.setting.back(1)
    assert not due.done_late


def test_refusal_is_settled_and_closed_by_its_delivery(cast: Cast) -> None:
    case = ordered(cast, Outcome.REFUSED, back=5)

    cases.delivered(cast.setting, case, cast.setting.back(1))

    case.refresh_from_db()
    assert case.state == State.CLOSED
    assert case.commission_decisions.get().due.done_on == cast.setting.back(1)
