"""Paragraph 13: the application is written in free form; no template is ever asked for."""

import pytest
from django.urls import reverse

from applications.actions import drafting, filing
from applications.forms.steps import WordsForm
from applications.models import Application
from applications.states import State
from tests.applications.scene import clock, document, hand_in, statuses
from tests.cast import Cast, draft, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

FREE_FORMS = (
    "Көмектесіңіздерші.",
    "Помогите",
    "help",
    "1",
    "Үйім өртеніп кетті.\n\nБалаларым үшеу.\n- көмір жоқ\n- азық жоқ",
    "«Тырнақша», №, ₸ және 😀",
)


def file(cast: Cast, own: Application) -> Application:
    return filing.file(draft=own, by=cast.applicant, consent=True, today=cast.setting.today, now=clock(cast))


def test_paragraph_13_there_is_one_field_and_no_template() -> None:
    form = WordsForm()

    assert list(form.fields) == ["words"]
    assert not form["words"].value()


@pytest.mark.parametrize("words", FREE_FORMS)
def test_paragraph_13_any_words_are_an_application(cast: Cast, words: str) -> None:
    own = draft(cast)

    form = WordsForm({"words": words}, instance=own)
    assert form.is_valid(), form.errors
    drafting.answer(draft=own, words=form.cleaned_data["words"])

    assert file(cast, own).words == words.strip()


def test_paragraph_13_words_are_kept_and_shown_as_they_were_written(cast: Cast) -> None:
    own = draft(cast)
    drafting.answer(draft=own, words="Үйім <өртеніп> кетті & күн суық")
    case = file(cast, own)

    page = signed_in(cast.specialist).get(f"{case.get_absolute_url()}?document=1").content.decode()

    assert "Үйім &lt;өртеніп&gt; кетті &amp; күн суық" in page


def test_paragraph_13_sheet_written_by_hand_is_enough(cast: Cast) -> None:
    own = draft(cast)
    drafting.answer(draft=own, words="")
    hand_in(own, 1, cast.applicant, clock(cast))

    case = file(cast, own)

    assert (case.state, case.words, statuses(case)[1]) == (State.FILED, "", "handed_in")
    assert document(case, 1).scans.count() == 1


def test_paragraph_13_page_tells_about_the_handwritten_sheet(cast: Cast) -> None:
    own = draft(cast)

    page = signed_in(cast.applicant).get(reverse("draft-words", args=[own.pk])).content.decode()

    assert reverse("document", args=[own.pk, 1]) in page
