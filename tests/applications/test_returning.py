"""Returned for completion: the letter says which document and what is wrong; it comes back complete."""

from datetime import timedelta

import pytest

from applications.actions import checking, filing
from applications.models import Application, DocumentStatus
from applications.queries import still_asked
from applications.states import State
from socialaid.notices.models import Notice
from tests.applications.scene import acts, clock, decide, hand_in, last_event, refusal, statuses
from tests.cast import Cast, signed_in

pytestmark = pytest.mark.django_db


def give_back(cast: Cast, case: Application, words: str = "", who: str = "specialist") -> Application:
    return checking.return_for_completion(
        application=case, words=words, by=getattr(cast, who), now=clock(cast, hour=11)
    )


def complete(cast: Cast, case: Application, who: str = "applicant") -> Application:
    return filing.complete(application=case, by=getattr(cast, who), now=clock(cast, hour=12))


@pytest.fixture
def unreadable(cast: Cast, case: Application) -> Application:
    decide(cast, case, 5, DocumentStatus.NOT_READABLE, "Мөр көрінбейді.")
    return case


@pytest.fixture
def sent_back(cast: Cast, unreadable: Application) -> Application:
    return give_back(cast, unreadable)


def letters(case: Application, name: str) -> list[Notice]:
    return list(Notice.objects.filter(number=case.number, letter=f"applications/{name}").order_by("pk"))


def test_letter_names_each_document_asked_for_and_what_is_wrong(cast: Cast, unreadable: Application) -> None:
    decide(cast, unreadable, 2, DocumentStatus.MISSING)

    give_back(cast, unreadable, words="Түпнұсқасын да ала келіңіз.")

    [letter] = letters(unreadable, "returned")
    assert "- 2. Өтініш берушінің жеке басын куәландыратын құжаттың көшірмесі\n" in letter.body
    assert "- 5. Азаматтарды тіркеу кітабының көшірмесі: Мөр көрінбейді." in letter.body
    assert "Түпнұсқасын да ала келіңіз." in letter.body
    assert "\n- 1." not in letter.body
    assert last_event(unreadable).facts == {"documents": [2, 5]}


def test_return_without_a_document_and_without_words_is_refused(cast: Cast, case: Application) -> None:
    assert refusal(give_back, cast=cast, case=case, words="  ") == (
        "Say which document is missing or what is wrong.",
        "words",
    )
    case.refresh_from_db()
    assert case.state == State.FILED


def test_words_alone_are_enough(cast: Cast, case: Application) -> None:
    give_back(cast, case, words="Телефоныңыз жауап бермейді.")

    assert case.state == State.RETURNED
    assert "Телефоныңыз жауап бермейді." in letters(case, "returned")[0].body


@pytest.mark.parametrize("who", ["applicant", "stranger", "next_door", "head", "secretary", "member", "administrator"])
def test_only_specialists_of_the_department_return_a_case(cast: Cast, unreadable: Application, who: str) -> None:
    sentence, _field = refusal(give_back, cast=cast, case=unreadable, who=who)

    assert sentence == "Only a specialist of this department can return a case."


def test_a_case_is_returned_once(cast: Cast, sent_back: Application) -> None:
    sentence, _field = refusal(give_back, cast=cast, case=sent_back)

    assert sentence == "This cannot be done now: the case is “Returned for completion”."
    assert len(letters(sent_back, "returned")) == 1


def test_completing_before_the_document_came_is_refused_and_names_it(cast: Cast, sent_back: Application) -> None:
    assert refusal(complete, cast=cast, case=sent_back) == ("Document 5 has not been sent again yet.", "documents")


def test_completing_without_a_document_that_never_came_is_refused_too(cast: Cast, case: Application) -> None:
    decide(cast, case, 5, DocumentStatus.MISSING)
    give_back(cast, case)

    assert refusal(complete, cast=cast, case=case) == ("Document 5 has not been sent again yet.", "documents")


def test_complete_case_goes_back_to_the_desk_once(cast: Cast, sent_back: Application) -> None:
    hand_in(sent_back, 5, cast.applicant, clock(cast, hour=12))

    assert complete(cast, sent_back).state == State.FILED
    assert complete(cast, sent_back).state == State.FILED

    assert acts(sent_back).count("application.completed") == 1
    assert statuses(sent_back)[5] == "handed_in"


def test_specialist_completes_for_the_person_at_the_counter(cast: Cast, sent_back: Application) -> None:
    decide(cast, sent_back, 5, DocumentStatus.ACCEPTED, by=cast.colleague, original_seen=True)

    complete(cast, sent_back, who="colleague")

    assert last_event(sent_back).actor == cast.colleague
    assert sent_back.participations.filter(user=cast.colleague, part="intake").exists()


@pytest.mark.parametrize("who", ["stranger", "next_door", "head", "secretary", "member", "directorate"])
def test_nobody_else_completes(cast: Cast, sent_back: Application, who: str) -> None:
    sentence, _field = refusal(complete, cast=cast, case=sent_back, who=who)

    assert sentence == "Only the applicant, or a specialist of this department, can send the case in again."


def test_each_return_has_a_letter_of_its_own(cast: Cast, sent_back: Application) -> None:
    hand_in(sent_back, 5, cast.applicant, clock(cast, hour=12))
    again = complete(cast, sent_back)
    decide(cast, again, 5, DocumentStatus.WRONG, "Бұл басқа құжат.")

    later = clock(cast, hour=11) + timedelta(hours=4)
    checking.return_for_completion(application=again, words="", by=cast.specialist, now=later)

    assert [letter.body.count("Бұл басқа құжат.") for letter in letters(sent_back, "returned")] == [0, 1]


def test_her_page_lists_what_is_asked_with_a_way_to_send_it(cast: Cast, sent_back: Application) -> None:
    page = signed_in(cast.applicant).get(sent_back.get_public_url())

    assert [row.kind.no for row in page.context["asked_again"]] == [5]
    assert f"/documents/{sent_back.pk}/5/" in page.content.decode()
    assert not page.context["may_complete"]


def test_typed_words_and_account_are_not_asked_for_as_papers(cast: Cast, case: Application) -> None:
    case.documents.filter(kind__no__in=(1, 3)).update(status=DocumentStatus.MISSING)
    assert still_asked(case, case.documents.in_order()) == []

    case.words, case.account = "", ""
    assert [row.kind.no for row in still_asked(case, case.documents.in_order())] == [1, 3]
