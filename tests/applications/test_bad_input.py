"""Each kind of bad input has its own sentence in Kazakh, Russian and English, and nothing typed is lost."""

from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override

from applications.models import Application, DocumentStatus
from entitlements.models import Category
from tests.cast import Cast, draft, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

LANGUAGES = ("kk", "ru", "en")
PERSON = {
    "surname": "Әлімғазы",
    "given_name": "Құндыз",
    "iin": "580101300127",
    "birth_date": "01.01.1958",
    "address": "Ақкөл, Нұрмағамбетов, 102",
    "phone": "8 701 234 56 78",
}


@dataclass(frozen=True)
class Bad:
    """What is typed into one field of a step, and the English sentence that answers it."""

    step: str
    field: str
    typed: str
    sentence: str

    def answers(self) -> dict[str, str]:
        return (PERSON if self.step == "person" else {}) | {self.field: self.typed}


DIGIT = "This IIN has a mistake in one of its digits. Compare it with your identity card."
COUNT = "An IIN has 12 digits. Copy it from your identity card."
DATES_DIFFER = "The IIN and the birth date do not agree. Check both against your identity card."
NO_DAY = "This IIN holds a date that does not exist. Compare it with your identity card."
DATE = "Write the date as day.month.year, for example 15.03.1962."
YEAR = "This birth date is not possible. Check the year."
PHONE = "Write the phone with its code, for example 8 701 234 56 78."
EMAIL = "Write the e-mail as name@example.com, or leave it empty."
LETTERS = "A name is written with letters. Leave out digits and pictures; write it as on the identity card."
TOO_LONG = "This is too long: there is room for %(limit_value)d letters, and you typed %(show_value)d."
UNSEEN = "There is a sign in this text that cannot be read. Please type it again."
NOT_KZ = "The account begins with KZ and has 20 characters. Your bank's app shows it as IBAN."
SHORT = "The account has 20 characters. Check that none is missing."
CHECK = "This account has a mistake in one of its characters. Copy it from your bank's app."
WORDS = "This is very long. Keep to 5000 letters; papers can be added as documents."

TABLE = (
    Bad("person", "iin", "58010130012", COUNT),
    Bad("person", "iin", "580101300128", DIGIT),
    Bad("person", "iin", "750515400349", DATES_DIFFER),
    Bad("person", "iin", "580101700003", NO_DAY),
    Bad("person", "iin", "", "Write the IIN, or say below why there is none."),
    Bad("person", "birth_date", "31.02.1958", DATE),
    Bad("person", "birth_date", "кеше", DATE),
    Bad("person", "birth_date", "01.01.2999", YEAR),
    Bad("person", "birth_date", "01.01.0001", YEAR),
    Bad("person", "birth_date", "", "Write the birth date."),
    Bad("person", "phone", "123", PHONE),
    Bad("person", "phone", "телефон жоқ", PHONE),
    Bad("person", "phone", "", "Write a phone or an e-mail, so that we can tell you the result."),
    Bad("person", "email", "aigul at mail", EMAIL),
    Bad("person", "surname", "Ә" * 300, TOO_LONG),
    Bad("person", "surname", "Серік5аева", LETTERS),
    Bad("person", "given_name", "Айгүл 🌷", LETTERS),
    Bad("person", "surname", "Серік\x00баева", UNSEEN),
    Bad("person", "surname", "", "Write the surname."),
    Bad("person", "address", "", "Write the address where you live."),
    Bad("account", "account", "KZ86125KZT500410010", SHORT),
    Bad("account", "account", "DE89370400440532013000", NOT_KZ),
    Bad("account", "account", "KZ86125KZT5004100101", CHECK),
    Bad("account", "account", "KZ86\x00125KZT5004100", UNSEEN),
    Bad("account", "account", "", "Write the account to which the money should go."),
    Bad("words", "words", "ә" * 5001, WORDS),
    Bad("words", "words", "Үйім\x00өртенді", UNSEEN),
    Bad("words", "words", "  ", "Write a few words: they are your application."),
    Bad("way", "way", "pigeon", "Choose how you want to get the decision."),
)


def said(sentence: str, typed: str) -> list[str]:
    """The sentence in each language, with its numbers filled in."""
    sentences = []
    for language in LANGUAGES:
        with override(language):
            sentences.append(gettext(sentence))
    numbers = {"limit_value": 150, "show_value": len(typed)}
    return [text % numbers if "%(" in text else text for text in sentences]


def sent(browser: Client, address: str, language: str, answers: dict[str, str]) -> Any:
    return browser.post(in_language(address, language), answers)


def in_language(address: str, language: str) -> str:
    """The same page in another language, whichever the last page was in."""
    return f"/{language}/{address[len('/kk/') :]}"


def test_each_bad_input_has_its_sentence_in_three_languages_and_loses_nothing(cast: Cast) -> None:
    own, browser = draft(cast), signed_in(cast.applicant)

    for row in TABLE:
        sentences = said(row.sentence, row.typed)
        assert len(set(sentences)) == len(LANGUAGES), row
        for language, sentence in zip(LANGUAGES, sentences, strict=True):
            page = sent(browser, reverse(f"draft-{row.step}", args=[own.pk]), language, row.answers())
            assert page.status_code == 200, row
            assert sentence in unescape(page.content.decode()), (row, language)
            for name, typed in row.answers().items():
                assert page.context["form"][name].value() == typed, (row, name)


def test_nothing_bad_reaches_the_saved_answers(cast: Cast) -> None:
    own, browser = draft(cast), signed_in(cast.applicant)
    before = (own.account, own.words, own.way, own.applicant.surname, own.applicant.iin)

    for row in TABLE:
        browser.post(reverse(f"draft-{row.step}", args=[own.pk]), row.answers())

    own = Application.objects.select_related("applicant").get(pk=own.pk)
    assert (own.account, own.words, own.way, own.applicant.surname, own.applicant.iin) == before


def shows(browser: Client, address: str, sentence: str, answers: dict[str, str] | None = None) -> None:
    """The page says the sentence in each language, each time in other words."""
    sentences = said(sentence, "")
    assert len(set(sentences)) == len(LANGUAGES)
    for language, text in zip(LANGUAGES, sentences, strict=True):
        place = in_language(address, language)
        page = browser.get(place) if answers is None else browser.post(place, answers)
        assert page.status_code == 200
        assert text in unescape(page.content.decode()), (language, text)


def test_missing_document_is_named_when_filing(cast: Cast) -> None:
    own, browser = draft(cast), signed_in(cast.applicant)
    own.documents.filter(kind__no=5).update(status=DocumentStatus.MISSING)

    for language in LANGUAGES:
        page = sent(browser, reverse("draft-check", args=[own.pk]), language, {"consent": "on"})
        kind = own.documents.get(kind__no=5).kind
        assert f"5: {getattr(kind, f'name_{language}')}" in unescape(page.content.decode())
        [sentence] = page.context["form"].non_field_errors()
        assert getattr(kind, f"short_{language}") in sentence


def test_filing_without_consent_is_explained(cast: Cast) -> None:
    own = draft(cast)
    sentence = "We need your consent to use your data. Without it we cannot consider the application."

    shows(signed_in(cast.applicant), reverse("draft-check", args=[own.pk]), sentence, {"csrfmiddlewaretoken": "x"})

    own.refresh_from_db()
    assert (own.state, own.number) == ("draft", None)


def test_person_who_moved_chooses_again_and_loses_nothing(cast: Cast) -> None:
    own, browser = draft(cast), signed_in(cast.applicant)
    sentence = (
        "You have changed where you live. Each department has its own kinds of assistance, so please choose again. "
        "Your answers and documents stay."
    )
    address = reverse("draft-category", args=[own.pk, "arshaly"])

    shows(browser, address, sentence)
    shows(browser, address, sentence, {"category": own.category.code})

    own.refresh_from_db()
    assert own.office == cast.office


def test_category_of_another_department_is_explained(cast: Cast) -> None:
    sentence = "This department does not offer that, or not any more. Choose one from the list."

    shows(
        signed_in(cast.stranger),
        reverse("new-category", args=["akkol"]),
        sentence,
        {"category": "arshaly-hardship-2010"},
    )

    assert not Application.objects.own(cast.stranger).exists()


def test_category_that_ended_yesterday_is_named_with_the_way_to_another(cast: Cast) -> None:
    own, browser = draft(cast), signed_in(cast.applicant)
    Category.objects.filter(pk=own.category_id).update(in_force_to=cast.setting.back(1))
    choose = reverse("draft-category", args=[own.pk, own.office.code])

    for address in (own.get_public_url(), reverse("draft-check", args=[own.pk])):
        shows(browser, address, "Choose another kind of assistance")
        page = unescape(browser.get(in_language(address, "kk")).content.decode())
        assert own.category.title_kk in page
        assert in_language(choose, "kk") in page
    refused = "The rules of this assistance are no longer in force. Choose one from the list."
    shows(browser, reverse("draft-check", args=[own.pk]), refused, {"consent": "on"})

    kept = Application.objects.get(pk=own.pk)
    assert (kept.words, kept.account) == (own.words, own.account)
