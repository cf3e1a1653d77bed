"""Before the commission and back: referred, put off, and the decision as the department receives it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from applications.actions import deciding, referring
from applications.models import Application, RefusalGround, ResultDelivery
from applications.states import Outcome, State
from deadlines.models import Due
from socialaid.notices.models import Notice
from tests.applications.scene import acts, clock, last_event, refusal
from tests.cast import Cast, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(cast: Cast) -> Application:
    return registered(cast)


def refer(cast: Cast, case: Application, who: str = "secretary") -> Application:
    return referring.refer(application=case, by=getattr(cast, who), sitting_label="01-Х-2026-001", now=clock(cast))


@pytest.fixture
def referred(cast: Cast, waiting: Application) -> Application:
    return refer(cast, waiting)


def receive(cast: Cast, case: Application, **other: Any) -> Any:
    today = cast.setting.today
    terms = {
        "number": "01-К-2026-0001",
        "received_on": today,
        "sitting_on": today,
        "outcome": Outcome.GRANTED,
        "amount": 43_250,
        "ground": None,
        "words": "",
        "by": cast.secretary,
        "now": clock(cast, hour=16),
    }
    return deciding.receive_decision(application=case, **terms | other)


@pytest.mark.parametrize("who", ["specialist", "secretary", "chair"])
def test_those_who_prepare_sittings_refer_a_registered_case(cast: Cast, waiting: Application, who: str) -> None:
    refer(cast, waiting, who)

    assert waiting.state == State.REFERRED
    assert last_event(waiting).facts == {"sitting": "01-Х-2026-001", "sitting_on": ""}
    assert waiting.participations.filter(user=getattr(cast, who), part="referral").exists()


@pytest.mark.parametrize("who", ["applicant", "stranger", "next_door", "head", "deputy", "member", "administrator"])
def test_nobody_else_refers(cast: Cast, waiting: Application, who: str) -> None:
    sentence, _field = refusal(refer, cast=cast, case=waiting, who=who)

    assert sentence == "Only registered cases of this office can be put on the agenda."


def test_case_that_is_not_registered_is_not_referred(cast: Cast, case: Application) -> None:
    sentence, _field = refusal(refer, cast=cast, case=case)

    assert sentence == "Only registered cases of this office can be put on the agenda."


def test_case_put_off_is_registered_again_and_the_applicant_hears_what_is_needed(
    cast: Cast, referred: Application
) -> None:
    number = referred.journal_number

    referring.put_back(application=referred, by=cast.secretary, needed=" Табыс анықтамасы. ", now=clock(cast))

    referred.refresh_from_db()
    assert (referred.state, referred.journal_number) == (State.REGISTERED, number)
    assert "\nТабыс анықтамасы.\n" in Notice.objects.get(letter="applications/put_off").body


def test_putting_off_without_words_is_refused(cast: Cast, referred: Application) -> None:
    put_back = {"application": referred, "by": cast.secretary, "now": clock(cast)}

    assert refusal(referring.put_back, needed="  ", **put_back) == (
        "Say what is still needed: the applicant will read it.",
        "words",
    )


@pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.REFUSED])
def test_receipt_starts_the_fifteen_days_for_grants_and_refusals_alike(
    cast: Cast, referred: Application, ground: RefusalGround, outcome: Outcome
) -> None:
    refused = {"amount": None, "ground": ground, "words": "Толық емес."} if outcome == Outcome.REFUSED else {}

    decision = receive(cast, referred, outcome=outcome, **refused)

    referred.refresh_from_db()
    today = cast.setting.today
    assert (referred.state, referred.outcome) == (State.DECIDED, outcome)
    assert (decision.due.started_on, decision.due.due_on) == (today, today + timedelta(days=15))
    assert (decision.due.number, decision.due.office) == (referred.number, cast.office)
    assert (decision.due.specialist, decision.due.addressee) == (referred.specialist, referred.addressee)


def test_receipt_is_recorded_told_and_prepares_the_delivery(cast: Cast, referred: Application) -> None:
    receive(cast, referred)

    assert last_event(referred).facts == {
        "number": "01-К-2026-0001",
        "outcome": "granted",
        "received_on": cast.setting.today.isoformat(),
    }
    assert "43\u00a0250\u00a0₸" in Notice.objects.get(letter="applications/decided").body
    assert ResultDelivery.objects.get(application=referred).way == referred.way
    assert referred.participations.filter(user=cast.secretary, part="minutes").exists()


@pytest.mark.parametrize(
    ("change", "sentence", "field"),
    [
        (
            lambda today: {"received_on": today - timedelta(days=1)},
            "The decision cannot be received before the sitting.",
            "received_on",
        ),
        (
            lambda today: {"received_on": today + timedelta(days=1)},
            "The day of receipt cannot be after today.",
            "received_on",
        ),
        (lambda _today: {"amount": None}, "A grant needs a sum in whole tenge.", "amount"),
        (lambda _today: {"amount": 0}, "A grant needs a sum in whole tenge.", "amount"),
        (
            lambda _today: {"outcome": Outcome.REFUSED, "amount": None},
            "A refusal needs a ground from the list and words that explain it.",
            "ground",
        ),
    ],
)
def test_decision_that_cannot_be_is_refused(
    cast: Cast, referred: Application, change: Any, sentence: str, field: str
) -> None:
    assert refusal(receive, cast=cast, case=referred, **change(cast.setting.today)) == (sentence, field)
    assert not Due.objects.exists()


def test_refusal_without_words_is_refused(cast: Cast, referred: Application, ground: RefusalGround) -> None:
    terms = {"outcome": Outcome.REFUSED, "amount": None, "ground": ground, "words": "  "}

    _sentence, field = refusal(receive, cast=cast, case=referred, **terms)

    assert field == "ground"


def test_one_decision_is_in_force_and_a_second_one_is_refused(cast: Cast, referred: Application) -> None:
    receive(cast, referred)

    sentence, _field = refusal(receive, cast=cast, case=referred, number="01-К-2026-0002")

    assert sentence == "This cannot be done now: the case is “Commission decided”."
    assert acts(referred).count("application.decided") == 1
    assert Due.objects.count() == 1


def test_the_database_keeps_one_decision_in_force(cast: Cast, referred: Application) -> None:
    first = receive(cast, referred)
    due = Due.objects.create(
        kind="outcome", office=cast.office, number="X", started_on=first.received_on, due_on=first.due.due_on,
        act_by=first.due.act_by,
    )  # fmt: skip

    with pytest.raises(IntegrityError):
        referred.commission_decisions.create(
            number="01-К-2026-0002",
            sitting_on=first.sitting_on,
            received_on=first.received_on,
            outcome="granted",
            amount=1,
            due=due,
        )
