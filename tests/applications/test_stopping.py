"""Stopping on a coded ground, at any time from filing to the signed decision, and what becomes of days and money."""

from typing import Any

import pytest

from applications.actions import stopping
from applications.models import Application, RefusalGround
from applications.states import State
from deadlines.actions.watching import sweep
from payments.actions import approving, cancelling, preparing
from payments.models import Transfer
from portal.demo import cases
from socialaid.notices.models import Notice
from tests.applications.scene import acts, clock, last_event, refusal
from tests.cast import Cast, decided, ordered, registered

pytestmark = pytest.mark.django_db

WORDS = "Анықтама басқа адамға берілген. Бөлімге келіп, түзетіңіз."


def stop(cast: Cast, case: Application, ground: RefusalGround, words: str = WORDS, who: str = "head") -> Application:
    return stopping.stop(application=case, ground=ground, words=words, by=getattr(cast, who), now=clock(cast, hour=15))


def test_stopped_case_keeps_ground_and_words_and_tells_them(
    cast: Cast, case: Application, ground: RefusalGround
) -> None:
    stop(cast, case, ground, words=f"  {WORDS} ")

    case.refresh_from_db()
    assert (case.state, case.stop_ground, case.stop_words) == (State.STOPPED, ground, WORDS)
    assert (last_event(case).act, last_event(case).facts) == ("application.stopped", {"ground": ground.code})
    letter = Notice.objects.get(letter="applications/stopped")
    assert WORDS in letter.body
    assert ground.name_kk in letter.body


@pytest.mark.parametrize("words", ["", "  "])
def test_stopping_without_words_is_refused(cast: Cast, case: Application, ground: RefusalGround, words: str) -> None:
    assert refusal(stop, cast=cast, case=case, ground=ground, words=words) == (
        "Write what is wrong and where the applicant can put it right.",
        "words",
    )


def test_stopping_on_a_ground_for_the_commission_is_refused(cast: Cast, case: Application) -> None:
    income = RefusalGround.objects.get(code="income_above_threshold")

    assert refusal(stop, cast=cast, case=case, ground=income) == ("Choose a ground from the list.", "ground")


@pytest.mark.parametrize(
    "who", ["applicant", "stranger", "specialist", "deputy", "secretary", "chair", "next_door", "directorate"]
)
def test_only_the_head_stops(cast: Cast, case: Application, ground: RefusalGround, who: str) -> None:
    sentence, _field = refusal(stop, cast=cast, case=case, ground=ground, who=who)

    assert sentence == "Only the head of the department can stop a case."


def test_second_click_stops_once(cast: Cast, case: Application, ground: RefusalGround) -> None:
    stop(cast, case, ground)
    stale = Application.objects.get(pk=case.pk)

    stop(cast, stale, ground, words="Басқа сөздер.")

    case.refresh_from_db()
    assert case.stop_words == WORDS
    assert acts(case).count("application.stopped") == 1


def test_case_stopped_before_the_decision_has_no_days_to_call_off(cast: Cast, ground: RefusalGround) -> None:
    case = registered(cast)

    stop(cast, case, ground)

    assert acts(case)[-1] == "application.stopped"


@pytest.mark.parametrize("brought", [decided, ordered])
def test_days_of_a_stopped_case_are_called_off_and_watched_no_longer(
    cast: Cast, ground: RefusalGround, brought: Any
) -> None:
    case = brought(cast, back=20)
    due = case.commission_decisions.get().due
    assert due.due_on < cast.setting.today

    stop(cast, case, ground)

    due.refresh_from_db()
    assert (due.called_off_on, due.done_on, due.next_on) == (cast.setting.today, None, None)
    assert acts(case)[-2:] == ["application.stopped", "deadline.called_off"]
    assert sweep(today=cast.setting.today, now=clock(cast, hour=16)) == []


def test_nothing_is_prepared_for_a_stopped_case(cast: Cast, ground: RefusalGround) -> None:
    case = ordered(cast)
    stop(cast, case, ground)

    sentence, _field = refusal(
        preparing.prepare, payment=case.payments.get(), by=cast.colleague, now=clock(cast, hour=16)
    )

    assert sentence.startswith("This cannot be paid now: the case is “Stopped”.")
    assert not Transfer.objects.exists()


def test_prepared_transfer_of_a_stopped_case_is_not_approved_and_can_be_cancelled(
    cast: Cast, ground: RefusalGround
) -> None:
    case = ordered(cast)
    transfer = cases.prepared(cast.setting, case, cast.setting.today)
    stop(cast, case, ground)

    sentence, _field = refusal(approving.approve, transfer=transfer, by=cast.head, now=clock(cast, hour=16))
    cancelling.cancel(transfer=transfer, reason="Іс тоқтатылды.", by=cast.colleague, now=clock(cast, hour=16))

    transfer.refresh_from_db()
    assert sentence.startswith("This cannot be paid now: the case is “Stopped”.")
    assert transfer.state == "cancelled"


def test_case_whose_payment_is_approved_is_not_stopped_any_more(cast: Cast, ground: RefusalGround) -> None:
    case = ordered(cast)
    cases.approved(cast.setting, case, cast.setting.today)

    sentence, _field = refusal(stop, cast=cast, case=case, ground=ground)

    assert sentence == "The payment has been approved and may be on its way: the case can no longer be stopped."
    case.refresh_from_db()
    assert case.state == State.ORDERED
