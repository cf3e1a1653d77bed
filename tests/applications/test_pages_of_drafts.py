"""Filing in the browser: every answer is kept at once, a mistake loses nothing, a double click files once."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext

from applications.actions import drafting
from applications.models import Application
from applications.states import State
from entitlements.models import Category
from portal.demo.cases import categories_of
from tests.applications.scene import acts, clock, photo, statuses
from tests.cast import Cast, draft, filed, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

PERSON = {
    "surname": "Әлімғазы",
    "given_name": "Құндыз",
    "iin": "580101300127",
    "birth_date": "01.01.1958",
    "address": "Ақкөл, Нұрмағамбетов, 102",
    "phone": "8 701 234 56 78",
}


@pytest.fixture
def browser(cast: Cast) -> Client:
    return signed_in(cast.stranger)


@pytest.fixture
def begun(cast: Cast) -> Application:
    category = categories_of(cast.office, cast.setting.today)[0]
    return drafting.begin(
        user=cast.stranger, office=cast.office, category=category, today=cast.setting.today, now=clock(cast)
    )


def step(browser: Client, draft: Application, name: str, **answers: Any) -> Any:
    return browser.post(reverse(f"draft-{name}", args=[draft.pk]), answers)


def test_first_question_is_where_one_lives_and_the_category_begins_the_draft(cast: Cast, browser: Client) -> None:
    asked = browser.get(reverse("new"), {"office": "akkol"})
    category = categories_of(cast.office, cast.setting.today)[0]

    begun = browser.post(asked["Location"], {"category": category.code})

    own = Application.objects.own(cast.stranger).get()
    assert begun["Location"] == reverse("draft-for-whom", args=[own.pk])
    assert (own.office, own.category, own.state) == (cast.office, category, State.DRAFT)


@pytest.mark.parametrize(
    ("name", "answers", "field"),
    [
        ("account", {"account": "kz86 125k zt50 0410 0100"}, "account"),
        ("words", {"words": "Үйім өртенді."}, "words"),
        ("way", {"way": "post", "language": "ru"}, "way"),
    ],
)
def test_each_answer_is_kept_at_once(
    browser: Client, begun: Application, name: str, answers: dict[str, str], field: str
) -> None:
    assert step(browser, begun, name, **answers)["Location"] == begun.get_public_url()

    begun.refresh_from_db()
    assert getattr(begun, field)


def test_answers_survive_signing_out_and_in_again(cast: Cast, browser: Client, begun: Application) -> None:
    step(browser, begun, "person", **PERSON)
    browser.logout()

    page = signed_in(cast.stranger).get(reverse("draft-person", args=[begun.pk])).content.decode()

    for kept in ("Әлімғазы", "580101300127", "+77012345678"):
        assert kept in page


def test_wrong_answer_shows_what_was_typed_and_keeps_what_was_known(browser: Client, begun: Application) -> None:
    step(browser, begun, "person", **PERSON)

    page = step(browser, begun, "person", **PERSON | {"iin": "580101300128", "surname": "Бекова"})

    begun.applicant.refresh_from_db()
    assert page.status_code == 200
    assert "580101300128" in page.content.decode()
    assert (begun.applicant.surname, begun.applicant.iin) == ("Әлімғазы", "580101300127")


def test_page_that_is_no_photo_leaves_the_draft_as_it_was(browser: Client, begun: Application) -> None:
    address = reverse("document", args=[begun.pk, 5])

    good = browser.post(address, {"upload": photo(5)})
    wrong = browser.post(address, {"upload": ""})

    assert (good.status_code, wrong.status_code) == (302, 200)
    assert statuses(begun)[5] == "handed_in"


def test_change_of_residence_keeps_the_answers(cast: Cast, browser: Client, begun: Application) -> None:
    step(browser, begun, "words", words="Үйім өртенді.")
    hardship = Category.objects.get(code="arshaly-hardship-2010")

    browser.post(reverse("draft-category", args=[begun.pk, "arshaly"]), {"category": hardship.code})

    begun.refresh_from_db()
    assert (begun.office.code, begun.category, begun.words) == ("arshaly", hardship, "Үйім өртенді.")


def test_category_that_ended_is_no_choice_and_says_so_when_filing(cast: Cast) -> None:
    own = draft(cast)
    Category.objects.filter(pk=own.category_id).update(in_force_to=cast.setting.back(1))
    browser = signed_in(cast.applicant)

    page = browser.post(reverse("draft-check", args=[own.pk]), {"consent": "on"})

    own.refresh_from_db()
    assert (page.status_code, own.state) == (200, State.DRAFT)
    assert page.context["form"].non_field_errors() or page.context["form"].errors
    assert browser.get(own.get_public_url()).status_code == 200


def test_filing_without_consent_stays_on_the_page(cast: Cast) -> None:
    own = draft(cast)

    page = signed_in(cast.applicant).post(reverse("draft-check", args=[own.pk]), {"csrfmiddlewaretoken": "x"})

    own.refresh_from_db()
    assert "consent" in page.context["form"].errors
    assert own.state == State.DRAFT


def test_second_click_on_file_leads_to_the_same_case(cast: Cast) -> None:
    own = draft(cast)
    browser, address = signed_in(cast.applicant), reverse("draft-check", args=[own.pk])

    first = browser.post(address, {"consent": "on"})
    second = browser.post(address, {"consent": "on"})

    own.refresh_from_db()
    assert first["Location"] == second["Location"] == own.get_public_url()
    assert acts(own) == ["application.filed"]


def test_draft_is_thrown_away_only_after_being_asked(browser: Client, begun: Application) -> None:
    address = reverse("draft-discard", args=[begun.pk])

    assert browser.get(address).status_code == 200
    begun.refresh_from_db()
    assert begun.state == State.DRAFT

    browser.post(address)
    assert not Application.objects.filter(pk=begun.pk).exists()
    assert browser.get(begun.get_public_url()).status_code == 404


@pytest.mark.parametrize("name", ["draft", "draft-person", "draft-check", "draft-discard", "draft-account"])
@pytest.mark.parametrize("who", ["applicant", "specialist", "head", "administrator"])
def test_draft_of_somebody_else_does_not_exist(cast: Cast, begun: Application, name: str, who: str) -> None:
    browser = signed_in(getattr(cast, who))

    assert browser.get(reverse(name, args=[begun.pk])).status_code == 404
    assert browser.post(reverse(name, args=[begun.pk]), {"consent": "on"}).status_code == 404


def test_steps_of_a_filed_case_do_not_exist_any_more(cast: Cast) -> None:
    case = filed(cast)

    for name in ("draft", "draft-person", "draft-account", "draft-words", "draft-way", "draft-discard"):
        assert signed_in(cast.applicant).get(reverse(name, args=[case.pk])).status_code == 404, name


def test_page_of_a_document_says_which_paper_is_wanted(cast: Cast) -> None:
    own = draft(cast)
    need = own.category.needed_documents.select_related("kind").get(kind__no=5)

    page = signed_in(cast.applicant).get(f"/kk/my/documents/{own.pk}/5/").content.decode()

    assert escape(need.kind.help_kk) in page
    assert escape(need.note_kk) in page


def test_what_is_written_in_the_application_needs_no_photo(browser: Client, begun: Application) -> None:
    words = reverse("draft-words", args=[begun.pk])
    told = f'{gettext("No photo is needed: you write this here.")} <a href="{words}">'

    listed = browser.get(reverse("draft", args=[begun.pk])).content.decode()
    alone = browser.get(reverse("document", args=[begun.pk, 1])).content.decode()
    paper = browser.get(reverse("document", args=[begun.pk, 2])).content.decode()
    step(browser, begun, "words", words="Көмек керек.")
    after = browser.get(reverse("document", args=[begun.pk, 1])).content.decode()

    assert (listed.count(told), alone.count(told), paper.count(told), after.count(told)) == (1, 1, 0, 0)


def test_too_many_drafts_are_refused_kindly(
    cast: Cast, browser: Client, begun: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "MOST_DRAFTS", 1)

    answer = browser.post(reverse("new-category", args=[cast.office.code]), {"category": begun.category.code})

    assert answer.context["form"].non_field_errors()
    assert Application.objects.own(cast.stranger).count() == 1


def test_long_text_is_kept_and_said_and_not_cut_by_the_browser(browser: Client, begun: Application) -> None:
    page = step(browser, begun, "person", **PERSON | {"address": "А" * 600})

    assert "А" * 600 in page.content.decode()
    assert page.context["form"].errors.keys() == {"address"}
    assert "maxlength" not in page.content.decode()
