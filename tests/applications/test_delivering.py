"""The delivery ledger: handed over, posted, come back; and what follows from it by itself."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from applications.actions import delivering
from applications.models import Application, DeliveryState, ResultDelivery
from applications.states import Outcome, State
from portal.demo import cases
from socialaid.notices.models import Notice
from tests.applications.scene import acts, clock, last_event, refusal
from tests.cast import Cast, decided, ordered

pytestmark = pytest.mark.django_db

NOT_YET = "The result can be delivered once the department's decision is signed."


@pytest.fixture
def granted(cast: Cast) -> Application:
    return ordered(cast)


@pytest.fixture
def refused(cast: Cast) -> Application:
    return ordered(cast, Outcome.REFUSED)


def hand_over(cast: Cast, case: Application, to_whom: str = "Ахметова Гүлнар", who: str = "specialist") -> Any:
    return delivering.hand_over(
        application=case,
        to_whom=to_whom,
        by=getattr(cast, who),
        today=cast.setting.today,
        now=clock(cast, hour=17),
    )


def post(cast: Cast, case: Application, number: str = "RR123456789KZ", on: date | None = None) -> ResultDelivery:
    return delivering.post_result(
        application=case,
        tracking_number=number,
        posted_on=on or cast.setting.today,
        by=cast.specialist,
        today=cast.setting.today,
        now=clock(cast, hour=17),
    )


def come_back(cast: Cast, case: Application, who: str = "specialist") -> ResultDelivery:
    return delivering.note_return(application=case, by=getattr(cast, who), now=clock(cast, hour=16))


def test_decided_case_waits_for_its_delivery(granted: Application) -> None:
    assert granted.result_delivery.state == DeliveryState.WAITING


def test_handed_over_says_when_by_whom_and_to_whom(cast: Cast, granted: Application) -> None:
    ledger = hand_over(cast, granted, to_whom="  Ахметова Гүлнар ")

    ledger.refresh_from_db()
    assert (ledger.state, ledger.to_whom) == (DeliveryState.HANDED_OVER, "Ахметова Гүлнар")
    assert (ledger.delivered_on, ledger.delivered_by) == (cast.setting.today, cast.specialist)
    assert (last_event(granted).act, last_event(granted).facts) == (
        "delivery.handed_over",
        {"on": cast.setting.today.isoformat()},
    )
    assert granted.participations.filter(user=cast.specialist, part="delivery").exists()
    assert Notice.objects.filter(letter="applications/handed_over").count() == 1


def test_posted_says_the_tracking_number_to_the_applicant(cast: Cast, granted: Application) -> None:
    ledger = post(cast, granted)

    assert (ledger.state, ledger.tracking_number) == (DeliveryState.POSTED, "RR123456789KZ")
    assert "RR123456789KZ" in Notice.objects.get(letter="applications/posted").body


def test_grant_delivered_before_the_money_stays_open(cast: Cast, granted: Application) -> None:
    hand_over(cast, granted)

    granted.refresh_from_db()
    assert granted.state == State.ORDERED
    assert granted.commission_decisions.get().due.is_running


def test_refusal_delivered_ends_the_days_and_closes_the_case(cast: Cast, refused: Application) -> None:
    posted_on = cast.setting.back(1)
    post(cast, refused, on=posted_on)

    refused.refresh_from_db()
    assert refused.state == State.CLOSED
    assert refused.commission_decisions.get().due.done_on == posted_on
    assert acts(refused)[-4:] == [
        "delivery.posted",
        "application.settled",
        "deadline.finished",
        "application.closed",
    ]


def test_paid_case_closes_with_its_delivery(cast: Cast, granted: Application) -> None:
    cases.paid(cast.setting, granted, cast.setting.today)
    assert granted.state == State.SETTLED

    hand_over(cast, granted)

    granted.refresh_from_db()
    assert granted.state == State.CLOSED


def test_second_click_delivers_once(cast: Cast, refused: Application) -> None:
    hand_over(cast, refused)
    before = acts(refused)

    again = hand_over(cast, refused, to_whom="Басқа адам")

    assert again.to_whom == "Ахметова Гүлнар"
    assert acts(refused) == before
    assert Notice.objects.filter(letter="applications/handed_over").count() == 1


@pytest.mark.parametrize(
    ("act", "change", "sentence", "field"),
    [
        (hand_over, {"to_whom": "  "}, "Write the name of the person who took the decision.", "to_whom"),
        (post, {"number": " "}, "Write the tracking number from the post's receipt.", "tracking_number"),
    ],
)
def test_delivery_without_its_proof_is_refused(
    cast: Cast, granted: Application, act: Any, change: dict[str, str], sentence: str, field: str
) -> None:
    assert refusal(act, cast=cast, case=granted, **change) == (sentence, field)
    assert granted.result_delivery.state == DeliveryState.WAITING


def test_posting_tomorrow_or_before_the_signature_is_refused(cast: Cast, granted: Application) -> None:
    signed_on = granted.commission_decisions.get().department_decision.signed_on
    tomorrow, before = cast.setting.today + timedelta(days=1), signed_on - timedelta(days=1)

    assert refusal(post, cast=cast, case=granted, on=tomorrow) == (
        "The day of posting cannot be after today.",
        "posted_on",
    )
    assert refusal(post, cast=cast, case=granted, on=before) == (
        "The result cannot be delivered before the decision was signed.",
        "posted_on",
    )


def test_nothing_is_delivered_before_the_signature(cast: Cast) -> None:
    sentence, _field = refusal(hand_over, cast=cast, case=decided(cast))

    assert sentence == NOT_YET


@pytest.mark.parametrize("who", ["applicant", "stranger", "next_door", "head", "secretary", "member", "administrator"])
def test_only_specialists_of_the_department_deliver(cast: Cast, granted: Application, who: str) -> None:
    sentence, _field = refusal(hand_over, cast=cast, case=granted, who=who)

    assert sentence == NOT_YET


def test_letter_that_came_back_waits_and_can_be_handed_over_after_all(cast: Cast, refused: Application) -> None:
    post(cast, refused)
    assert come_back(cast, refused).state == DeliveryState.RETURNED

    ledger = hand_over(cast, refused)

    refused.refresh_from_db()
    assert (ledger.state, refused.state) == (DeliveryState.HANDED_OVER, State.CLOSED)
    assert acts(refused)[-1] == "delivery.handed_over"


def test_letter_posted_a_second_time_on_the_same_day_is_told_again(cast: Cast, refused: Application) -> None:
    post(cast, refused)
    come_back(cast, refused)

    post(cast, refused, number="RR000000002KZ")

    assert Notice.objects.filter(letter="applications/posted").count() == 2


def test_only_a_posted_letter_comes_back(cast: Cast, granted: Application) -> None:
    sentence, _field = refusal(come_back, cast=cast, case=granted)

    assert sentence == "Only a posted letter can come back."


@pytest.mark.parametrize("who", ["applicant", "head", "secretary", "member", "next_door", "stranger"])
def test_only_specialists_of_the_department_note_that_it_came_back(cast: Cast, granted: Application, who: str) -> None:
    post(cast, granted)

    sentence, _field = refusal(come_back, cast=cast, case=granted, who=who)

    assert sentence == "Only a specialist of this department notes that a letter came back."


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": DeliveryState.HANDED_OVER, "to_whom": "A"},
        {"state": DeliveryState.POSTED, "tracking_number": "R"},
    ],
)
def test_the_database_wants_to_know_when_and_by_whom(granted: Application, wrong: dict[str, str]) -> None:
    with pytest.raises(IntegrityError, match="delivery_says_when_and_by_whom"):
        ResultDelivery.objects.filter(application=granted).update(**wrong)
