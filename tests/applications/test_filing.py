"""Filing: the draft becomes a case with a number, once."""

import re
from typing import Any

import pytest

from applications.actions import drafting, filing
from applications.actions.filing import CounterAnswers
from applications.consent import VERSION
from applications.models import Application, Door, Participation, Way
from applications.queries import tasks
from applications.states import State
from entitlements.models import Category
from portal.demo.cases import categories_of, person_answers
from socialaid.accounts.models import User
from socialaid.lib.numbering import CASE_LETTERS
from socialaid.notices.models import Notice
from tests.applications.scene import acts, clock, last_event, refusal, statuses
from tests.cast import Cast
from tests.conftest import Bell

pytestmark = pytest.mark.django_db


def file(cast: Cast, draft: Application, *, by: User | None = None, consent: bool = True) -> Application:
    return filing.file(
        draft=draft, by=by or cast.applicant, consent=consent, today=cast.setting.today, now=clock(cast, hour=11)
    )


def test_filing_gives_the_number_and_the_moment_at_once(cast: Cast, begun: Application) -> None:
    case = file(cast, begun)

    case.refresh_from_db()
    assert case.state == State.FILED
    assert re.fullmatch(f"[{CASE_LETTERS}]{{4}}-[{CASE_LETTERS}]{{4}}-[{CASE_LETTERS}]{{2}}", case.number)
    assert case.filed_at == case.consent_at == clock(cast, hour=11)
    assert (case.door, case.journal_number) == (Door.ONLINE, None)


def test_filing_stands_on_the_record_and_is_told_to_the_applicant(cast: Cast, begun: Application, bell: Bell) -> None:
    case = file(cast, begun)

    event = last_event(case)
    assert (event.act, event.actor, event.state, event.facts) == (
        "application.filed",
        cast.applicant,
        "filed",
        {"door": "online", "consent": VERSION},
    )
    letter = Notice.objects.get(number=case.number)
    assert (letter.letter, letter.user) == ("applications/filed", cast.applicant)
    assert case.number in letter.subject


def test_filing_hands_in_what_was_typed_and_what_was_scanned(cast: Cast, begun: Application) -> None:
    case = file(cast, begun)

    assert statuses(case) == {no: "not_needed" if no == 4 else "handed_in" for no in statuses(case)}
    assert {1, 2, 3, 4, 5} <= set(statuses(case))


def test_filing_twice_is_one_filing(cast: Cast, begun: Application) -> None:
    first = file(cast, begun)

    second = file(cast, begun)

    assert second.number == first.number
    assert acts(first) == ["application.filed"]
    assert Notice.objects.filter(number=first.number).count() == 1


def test_filing_without_consent_is_refused(cast: Cast, begun: Application) -> None:
    assert refusal(file, cast=cast, draft=begun, consent=False) == (
        "We need your consent to use your data. Without it we cannot consider the application.",
        "consent",
    )
    begun.refresh_from_db()
    assert (begun.state, begun.number) == (State.DRAFT, None)


@pytest.mark.parametrize("who", ["stranger", "specialist", "head", "administrator", "directorate"])
def test_nobody_else_sends_somebody_s_application(cast: Cast, begun: Application, who: str) -> None:
    sentence, _field = refusal(file, cast=cast, draft=begun, by=getattr(cast, who))

    assert sentence == "Only the applicant can do this."


@pytest.mark.parametrize(
    ("forgotten", "step"),
    [
        ({"words": "  "}, "Your words"),
        ({"account": ""}, "Bank account"),
        ({"way": ""}, "How to get the result"),
    ],
)
def test_filing_with_a_step_undone_is_refused_and_names_it(
    cast: Cast, begun: Application, forgotten: dict[str, Any], step: str
) -> None:
    drafting.answer(draft=begun, **forgotten)

    sentence, _field = refusal(file, cast=cast, draft=begun)

    assert sentence == f"Not everything is filled in yet: {step}."


def test_filing_without_a_needed_paper_is_refused(cast: Cast, begun: Application) -> None:
    begun.documents.filter(kind__no=5).update(status="missing")

    sentence, _field = refusal(file, cast=cast, draft=begun)

    paper = begun.documents.get(kind__no=5).kind
    assert sentence == f"These documents are still missing: 5. {paper.short_en}."


def test_case_is_found_by_the_folded_name(cast: Cast, begun: Application) -> None:
    drafting.answer_about_person(
        draft=begun, **person_answers(cast.setting) | {"surname": "ӘЛІМҒАЗЫ", "patronymic": ""}
    )

    case = file(cast, begun)

    assert case.search_key == f"әлімғазы {case.applicant.given_name.lower()}"


def test_numbers_that_are_taken_are_not_given_again(
    cast: Cast, begun: Application, case: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter([case.number, case.number, "2222-2222-22"])
    monkeypatch.setattr(filing, "new_case_number", lambda: next(drawn))

    assert file(cast, begun).number == "2222-2222-22"


@pytest.fixture
def category(cast: Cast) -> Category:
    return categories_of(cast.office, cast.setting.today)[0]


def at_counter(cast: Cast, category: Category, *, by: User | None = None, handed_in: tuple[int, ...] = (2, 5)) -> Any:
    answers = CounterAnswers(
        category=category,
        person=person_answers(cast.setting),
        account="KZ563190000012344567",
        words="Үйім өртеніп кетті.",
        way=Way.VISIT,
        language="ru",
        handed_in=frozenset(handed_in),
    )
    return filing.file_at_counter(
        office=cast.office,
        answers=answers,
        by=by or cast.specialist,
        today=cast.setting.today,
        now=clock(cast, hour=12),
    )


def test_counter_is_a_second_door_to_the_same_case(cast: Cast, category: Category) -> None:
    case = at_counter(cast, category)

    case.refresh_from_db()
    assert (case.state, case.door, case.specialist) == (State.FILED, Door.COUNTER, cast.specialist)
    assert (case.applicant.user, case.filed_at) == (None, clock(cast, hour=12))
    assert last_event(case).facts == {"door": "counter", "consent": VERSION}
    assert list(Participation.objects.filter(application=case).values_list("user", "part")) == [
        (cast.specialist.pk, "intake")
    ]


def test_counter_takes_in_what_was_brought_and_leaves_the_rest_missing(cast: Cast, category: Category) -> None:
    found = statuses(at_counter(cast, category))

    # The words and the account were typed; 2 and 5 were brought; the RNN exists no more.
    assert {no: status for no, status in found.items() if no <= 5} == {
        1: "handed_in",
        2: "handed_in",
        3: "handed_in",
        4: "not_needed",
        5: "handed_in",
    }
    assert {status for no, status in found.items() if no > 5} == {"missing"}


@pytest.mark.parametrize("who", ["next_door", "head", "secretary", "member", "applicant", "directorate"])
def test_only_specialists_of_the_department_enter_at_its_counter(cast: Cast, category: Category, who: str) -> None:
    sentence, _field = refusal(at_counter, cast=cast, category=category, by=getattr(cast, who))

    assert sentence == "Only a specialist of this department enters applications at its counter."


def test_counter_refuses_a_category_that_ended(cast: Cast, category: Category) -> None:
    Category.objects.filter(pk=category.pk).update(in_force_to=cast.setting.back(1))

    _sentence, field = refusal(at_counter, cast=cast, category=category)

    assert field == "category"
    assert not Application.objects.exists()


def test_addresses_of_the_steps_lead_to_the_draft(begun: Application) -> None:
    assert [task.url.rsplit("/", 2)[1] for task in tasks(begun)] == [
        "residence",
        "for-whom",
        "person",
        "account",
        "words",
        "way",
        "documents",
    ]
