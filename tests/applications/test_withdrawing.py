"""Withdrawing: the applicant's own wish, up to the sitting."""

import pytest

from applications.actions import filing
from applications.models import Application
from applications.states import State
from portal.demo.cases import filed_at_counter
from socialaid.notices.models import Notice
from tests.applications.scene import acts, clock, last_event, refusal
from tests.cast import Cast, decided, registered

pytestmark = pytest.mark.django_db


def withdraw(cast: Cast, case: Application, who: str = "applicant") -> Application:
    return filing.withdraw(application=case, by=getattr(cast, who), now=clock(cast))


def test_withdrawn_case_is_recorded_and_told_once(cast: Cast, case: Application) -> None:
    assert withdraw(cast, case).state == State.WITHDRAWN
    assert withdraw(cast, case).state == State.WITHDRAWN

    assert acts(case).count("application.withdrawn") == 1
    assert last_event(case).actor == cast.applicant
    assert Notice.objects.filter(letter="applications/withdrawn").count() == 1


def test_registered_case_keeps_its_numbers_when_withdrawn(cast: Cast) -> None:
    case = registered(cast)

    withdraw(cast, case)

    row = Application.objects.get(pk=case.pk)
    assert (row.number, row.journal_number) == (case.number, case.journal_number)


def test_draft_is_no_case_to_withdraw(cast: Cast, begun: Application) -> None:
    sentence, _field = refusal(withdraw, cast=cast, case=begun)

    assert sentence == "This application has not been sent yet. You can throw the draft away."
    assert not Notice.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "specialist", "head", "secretary", "directorate", "administrator"])
def test_nobody_withdraws_for_her(cast: Cast, case: Application, who: str) -> None:
    sentence, _field = refusal(withdraw, cast=cast, case=case, who=who)

    assert sentence == "Only the applicant can do this."


def test_after_the_decision_nothing_is_withdrawn(cast: Cast) -> None:
    sentence, _field = refusal(withdraw, cast=cast, case=decided(cast))

    assert sentence == "This cannot be done now: the case is “Commission decided”."


def record(
    cast: Cast, case: Application, who: str = "specialist", words: str = "Көмек керек болмай қалды"
) -> Application:
    return filing.record_withdrawal(application=case, words=words, by=getattr(cast, who), now=clock(cast))


def test_withdrawal_signed_at_the_counter_is_recorded_once_with_its_words(cast: Cast) -> None:
    case = filed_at_counter(cast.setting, cast.setting.back(1))

    record(cast, case)
    record(cast, case)

    row = Application.objects.get(pk=case.pk)
    assert (row.state, row.withdrawal_words) == (State.WITHDRAWN, "Көмек керек болмай қалды")
    assert acts(case).count("application.withdrawn") == 1
    assert last_event(case).actor == cast.specialist


def test_who_has_an_account_withdraws_herself(cast: Cast, case: Application) -> None:
    sentence, _field = refusal(record, cast=cast, case=case)

    assert sentence == "This person has an account and withdraws the application there."


@pytest.mark.parametrize("who", ["head", "secretary", "next_door", "directorate", "stranger"])
def test_only_a_specialist_of_the_office_records_a_withdrawal(cast: Cast, who: str) -> None:
    case = filed_at_counter(cast.setting, cast.setting.back(1))

    assert refusal(record, cast=cast, case=case, who=who) == (
        "Only a specialist of this department can record it.",
        None,
    )


def test_withdrawal_without_the_signed_words_is_refused(cast: Cast) -> None:
    case = filed_at_counter(cast.setting, cast.setting.back(1))

    for nothing in (" ", "\u200b\u200b"):
        assert refusal(record, cast=cast, case=case, words=nothing) == (
            "Write the words that the person has signed.",
            "words",
        )
