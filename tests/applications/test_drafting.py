"""A draft: begun for one category of one department, answered in any order, never lost."""

import pytest

from applications.actions import collecting, drafting, filing
from applications.models import Application, DocumentStatus, Way
from applications.queries import tasks, unanswered
from applications.states import State
from entitlements.models import Category
from offices.models import Office
from portal.demo.cases import categories_of
from tests.applications.scene import clock, document, hand_in, page_of, refusal, statuses
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def begin(cast: Cast, category: Category, office: Office | None = None) -> Application:
    return drafting.begin(
        user=cast.stranger,
        office=office or category.office,
        category=category,
        today=cast.setting.today,
        now=clock(cast),
    )


@pytest.fixture
def category(cast: Cast) -> Category:
    return categories_of(cast.office, cast.setting.today)[0]


def test_begin_lays_out_the_checklist_of_the_category(cast: Cast, category: Category) -> None:
    draft = begin(cast, category)

    needed = {row.kind.no: row.needed_by_default for row in category.needed_documents.select_related("kind")}
    assert (draft.state, draft.number, draft.applicant.user) == (State.DRAFT, None, cast.stranger)
    assert statuses(draft) == {no: "missing" if by_default else "not_needed" for no, by_default in needed.items()}


@pytest.mark.parametrize(("language", "word"), [("kk", "СТН"), ("ru", "РНН"), ("en", "RNN")])
def test_begin_says_in_the_language_of_the_person_why_a_document_is_not_needed(
    cast: Cast, category: Category, language: str, word: str
) -> None:
    cast.stranger.language = language

    assert word in document(begin(cast, category), 4).note


def test_begin_offers_again_what_the_same_account_typed_before(cast: Cast, begun: Application) -> None:
    second = drafting.begin(
        user=cast.applicant, office=cast.office, category=begun.category, today=cast.setting.today, now=clock(cast)
    )

    for field in ("surname", "given_name", "birth_date", "address", "phone", "iin", "iin_index"):
        assert getattr(second.applicant, field) == getattr(begun.applicant, field), field
    assert second.account == second.words == ""


def test_begin_knows_nothing_of_another_account(cast: Cast, begun: Application, category: Category) -> None:
    draft = begin(cast, category)

    known = (draft.applicant.iin, draft.applicant.address, draft.applicant.full_name, draft.applicant.email)
    assert known == ("", "", cast.stranger.full_name, cast.stranger.email)


def test_category_of_another_department_is_refused(cast: Cast, category: Category) -> None:
    next_door = Office.objects.get(code="arshaly")

    assert refusal(begin, cast=cast, category=category, office=next_door) == (
        "This assistance belongs to another department. Choose one from the list.",
        "category",
    )


def test_category_paid_by_list_is_refused(cast: Cast) -> None:
    by_list = Category.objects.of(cast.office).filter(by_list=True)[0]

    assert refusal(begin, cast=cast, category=by_list) == (
        "This assistance is paid by list: you need not apply for it.",
        "category",
    )


def test_category_that_ended_yesterday_is_refused(cast: Cast, category: Category) -> None:
    end_yesterday(cast, category)

    assert refusal(begin, cast=cast, category=category) == (
        "The rules of this assistance are no longer in force. Choose one from the list.",
        "category",
    )


def end_yesterday(cast: Cast, category: Category) -> None:
    category.in_force_to = cast.setting.back(1)
    category.save()


def test_draft_whose_category_ended_yesterday_is_kept_and_can_be_filed_for_another(
    cast: Cast, begun: Application
) -> None:
    end_yesterday(cast, begun.category)
    filing_it = {
        "draft": begun,
        "by": cast.applicant,
        "consent": True,
        "today": cast.setting.today,
        "now": clock(cast),
    }
    sentence, field = refusal(filing.file, **filing_it)
    other = categories_of(cast.office, cast.setting.today)[0]

    drafting.choose(draft=begun, office=cast.office, category=other, today=cast.setting.today, now=clock(cast))
    for missing in begun.documents.filter(status=DocumentStatus.MISSING).exclude(kind__no__in=(1, 3)):
        hand_in(begun, missing.kind.no, cast.applicant, clock(cast))

    assert (sentence, field) == (
        "The rules of this assistance are no longer in force. Choose one from the list.",
        "category",
    )
    assert filing.file(**filing_it).category == other


def test_person_who_moves_half_way_keeps_her_papers_and_gets_the_checklist_of_the_new_department(
    cast: Cast, begun: Application
) -> None:
    elsewhere = Office.objects.get(code="arshaly")
    hardship = Category.objects.get(code="arshaly-hardship-2010")
    pages = {no: document(begun, no).scans.count() for no in (2, 5)}

    moved = drafting.choose(draft=begun, office=elsewhere, category=hardship, today=cast.setting.today, now=clock(cast))

    needed = set(hardship.needed_documents.values_list("kind__no", flat=True))
    assert (moved.office, moved.category) == (elsewhere, hardship)
    assert needed <= set(statuses(moved))
    assert {no: document(moved, no).scans.count() for no in (2, 5)} == pages
    assert statuses(moved)[14] == "missing"


def test_person_who_moves_cannot_keep_the_category_of_the_old_department(cast: Cast, begun: Application) -> None:
    elsewhere = Office.objects.get(code="arshaly")

    sentence, field = refusal(
        drafting.choose,
        draft=begun,
        office=elsewhere,
        category=begun.category,
        today=cast.setting.today,
        now=clock(cast),
    )

    assert (sentence, field) == (
        "This assistance belongs to another department. Choose one from the list.",
        "category",
    )
    begun.refresh_from_db()
    assert begun.office == cast.office


def test_answers_are_kept_one_by_one(cast: Cast, category: Category) -> None:
    draft = begin(cast, category)

    drafting.answer(draft=draft, words="Үйім өртеніп кетті.")
    drafting.answer(draft=draft, account="KZ563190000012344567")
    drafting.answer(draft=draft, way=Way.POST, language="ru")

    kept = Application.objects.get(pk=draft.pk)
    assert (kept.words, kept.account, kept.way, kept.language) == (
        "Үйім өртеніп кетті.",
        "KZ563190000012344567",
        Way.POST,
        "ru",
    )


def test_tasks_say_what_is_done(cast: Cast, category: Category) -> None:
    draft = begin(cast, category)
    drafting.answer(draft=draft, words="Үйім өртеніп кетті.")
    draft = Application.objects.get(pk=draft.pk)

    assert [(task.code, task.done) for task in tasks(draft)] == [
        ("residence", True),
        ("for-whom", True),
        ("person", False),
        ("account", False),
        ("words", True),
        ("way", False),
        ("documents", False),
    ]


@pytest.mark.parametrize("way", ["phone", "email"])
def test_person_needs_a_way_to_be_reached(begun: Application, way: str) -> None:
    other = {"phone": "email", "email": "phone"}[way]
    setattr(begun.applicant, other, "")
    setattr(begun.applicant, way, {"phone": "+77001234567", "email": "a@example.com"}[way])
    assert unanswered(begun) == []

    setattr(begun.applicant, way, "")
    assert [task.code for task in unanswered(begun)] == ["person"]


@pytest.mark.parametrize("change", [{"words": "x"}, {"way": Way.POST}, {"account": "KZ563190000012344567"}])
def test_nothing_is_answered_in_a_case_that_has_been_filed(case: Application, change: dict[str, str]) -> None:
    sentence, _field = refusal(drafting.answer, draft=case, **change)

    assert sentence == "This application has been sent already. Open it to see how it goes."


def test_a_page_added_by_mistake_and_taken_away_leaves_the_document_not_needed(cast: Cast, begun: Application) -> None:
    hand_in(begun, 4, cast.applicant, clock(cast))
    assert statuses(begun)[4] == "handed_in"

    collecting.remove_scan(scan=page_of(begun, 4), by=cast.applicant, now=clock(cast))

    assert statuses(begun)[4] == "not_needed"
    assert unanswered(begun) == []
