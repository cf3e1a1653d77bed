"""What people type, and the sentences that help them to put it right."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from applications.forms.counter import CounterForm
from applications.forms.desk import DocumentForm, HandOverForm, PostForm, StopForm
from applications.forms.pages import PagesForm
from applications.forms.steps import AccountForm, ConsentForm, PersonForm, WayForm, WordsForm
from entitlements.models import Category

TODAY = date(2026, 11, 2)
PERSON = {
    "surname": "Әлімғазы",
    "given_name": "Құндыз",
    "patronymic": "",
    "iin": "580101300127",
    "no_iin_reason": "",
    "birth_date": "01.01.1958",
    "address": "Ақкөл, Нұрмағамбетов, 102",
    "phone": "8 701 234 56 78",
    "email": "",
}


def errors(form: Any) -> dict[str, list[str]]:
    form.is_valid()
    return {field: [str(error) for error in found] for field, found in form.errors.items()}


def person(**change: str) -> PersonForm:
    return PersonForm(PERSON | change, today=TODAY)


def test_person_as_people_type_it_is_understood() -> None:
    form = person(iin=" 580101-300127 ", phone="8(701)2345678")

    assert errors(form) == {}
    assert (form.cleaned_data["iin"], form.cleaned_data["phone"]) == ("580101300127", "+77012345678")
    assert form.cleaned_data["birth_date"] == date(1958, 1, 1)


@pytest.mark.parametrize("typed", ["01.01.1958", "1.1.1958", "1958-01-01"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_birth_date_is_understood_in_each_language(typed: str, language: str) -> None:
    with translation.override(language):
        assert errors(person(birth_date=typed)) == {}


@pytest.mark.parametrize("typed", ["31.02.1958", "1958", "кеше", "58.01.01", "01.13.1958"])
def test_birth_date_that_is_no_date_is_explained(typed: str) -> None:
    assert errors(person(birth_date=typed, iin="", no_iin_reason="Қандас")) == {
        "birth_date": ["Write the date as day.month.year, for example 15.03.1962."]
    }


@pytest.mark.parametrize("typed", ["03.11.2026", "31.12.1899"])
def test_birth_date_that_cannot_be_is_explained(typed: str) -> None:
    assert errors(person(birth_date=typed, iin="", no_iin_reason="Қандас")) == {
        "birth_date": ["This birth date is not possible. Check the year."]
    }


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("580101300128", "This IIN has a mistake in one of its digits. Compare it with your identity card."),
        ("58010130012", "An IIN has 12 digits. Copy it from your identity card."),
        ("5801013001271", "An IIN has 12 digits. Copy it from your identity card."),
        ("٥٨٠١٠١٣٠٠١٢٧", "An IIN has 12 digits. Copy it from your identity card."),
        ("750515400349", "The IIN and the birth date do not agree. Check both against your identity card."),
    ],
)
def test_wrong_iin_is_explained(typed: str, sentence: str) -> None:
    assert errors(person(iin=typed)) == {"iin": [sentence]}


def test_iin_or_the_reason_why_there_is_none() -> None:
    assert errors(person(iin="")) == {"iin": ["Write the IIN, or say below why there is none."]}
    assert errors(person(iin="", no_iin_reason="Шетелдік")) == {}


@pytest.mark.parametrize("typed", ["123", "8 701 234", "телефон жоқ", "+7 701 234 56 789 01"])
def test_wrong_phone_is_explained(typed: str) -> None:
    assert errors(person(phone=typed)) == {
        "phone": ["Write the phone with its code, for example 8 701 234 56 78."],
    }


@pytest.mark.parametrize("typed", ["+7 716 38 2-10-48", "8-71638-2-10-48", "+49 30 901820"])
def test_land_line_and_a_foreign_phone_are_phones_too(typed: str) -> None:
    assert errors(person(phone=typed)) == {}


def test_phone_or_e_mail_is_needed() -> None:
    assert errors(person(phone="")) == {
        "phone": ["Write a phone or an e-mail, so that we can tell you the result."],
    }
    assert errors(person(phone="", email="a@example.com")) == {}


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("surname", "Write the surname."),
        ("given_name", "Write the given name."),
        ("birth_date", "Write the birth date."),
        ("address", "Write the address where you live."),
    ],
)
def test_what_is_missing_is_named(field: str, sentence: str) -> None:
    assert errors(person(**{field: ""}))[field] == [sentence]


@pytest.mark.parametrize(("field", "most"), [("surname", 150), ("given_name", 150), ("patronymic", 150)])
def test_name_of_three_hundred_letters_is_refused_with_the_limit(field: str, most: int) -> None:
    [sentence] = errors(person(**{field: "Ә" * 300}))[field]

    assert str(most) in sentence
    assert "300" in sentence


@pytest.mark.parametrize("name", ["Ә" * 150, "Әл-Фараби", "О'Коннор", "Ахметова (Иванова)", "Нұр Сұлтан"])
def test_unusual_names_are_names(name: str) -> None:
    assert errors(person(surname=name)) == {}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_sentences_come_in_the_language_of_the_page(language: str) -> None:
    with translation.override("en"):
        english = errors(person(iin="580101300128", surname="", phone="1"))
    with translation.override(language):
        own = errors(person(iin="580101300128", surname="", phone="1"))

    assert set(own) == set(english)
    assert all(own[field] != english[field] for field in english)


def test_account_with_spaces_and_small_letters_is_understood() -> None:
    form = AccountForm({"account": "kz86 125k zt50 0410 0100"})

    assert errors(form) == {}
    assert form.cleaned_data["account"] == "KZ86125KZT5004100100"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Write the account to which the money should go."),
        (
            "DE89370400440532013000",
            "The account begins with KZ and has 20 characters. Your bank's app shows it as IBAN.",
        ),
        ("KZ86125KZT500410010", "The account has 20 characters. Check that none is missing."),
        (
            "KZ86125KZT5004100101",
            "This account has a mistake in one of its characters. Copy it from your bank's app.",
        ),
    ],
)
def test_wrong_account_is_explained(typed: str, sentence: str) -> None:
    assert errors(AccountForm({"account": typed})) == {"account": [sentence]}


def test_words_are_needed_and_have_an_end() -> None:
    assert errors(WordsForm({"words": "  "})) == {"words": ["Write a few words: they are your application."]}
    assert errors(WordsForm({"words": "ә" * 5000})) == {}
    assert errors(WordsForm({"words": "ә" * 5001})) == {
        "words": ["This is very long. Keep to 5000 letters; papers can be added as documents."]
    }


def test_way_and_language_of_letters_are_chosen() -> None:
    assert errors(WayForm({"way": "post", "language": "ru"})) == {}
    assert errors(WayForm({"language": "kk"})) == {"way": ["Choose how you want to get the decision."]}
    assert "language" in errors(WayForm({"way": "post", "language": "en"}))


def test_consent_is_needed() -> None:
    assert errors(ConsentForm({})) == {
        "consent": ["We need your consent to use your data. Without it we cannot consider the application."]
    }


def test_upload_without_a_file_is_explained() -> None:
    assert errors(PagesForm({}, {})) == {"upload": ["Choose a photo or a PDF first."]}


def test_decision_on_a_document_is_one_of_five() -> None:
    assert errors(DocumentForm({"status": "accepted"})) == {}
    assert "status" in errors(DocumentForm({"status": "handed_in"}))


def test_delivery_wants_its_proof() -> None:
    assert errors(HandOverForm({"to_whom": " "}, people=["Серікбаева Айгүл"])) == {
        "to_whom": ["Write the name of the person who took the decision."]
    }
    assert errors(PostForm({"tracking_number": "", "posted_on": "02.11.2026"})) == {
        "tracking_number": ["Write the tracking number from the post's receipt."]
    }


@pytest.mark.django_db
def test_stopping_offers_the_grounds_of_paragraph_17_only(reference: None) -> None:
    offered = [ground.code for ground in StopForm().fields["ground"].queryset]  # type: ignore[attr-defined]

    assert offered == ["incomplete_information", "unreliable_information"]


COUNTER = PERSON | {"account": "KZ86125KZT5004100100", "words": "Үйім өртенді.", "way": "visit", "language": "kk"}


def counter(**change: Any) -> CounterForm:
    category = Category.objects.get(code="akkol-fire-2010")
    return CounterForm(COUNTER | {"consent": "on"} | change, category=category, today=TODAY)


@pytest.mark.django_db
def test_counter_asks_the_same_on_one_page(reference: None) -> None:
    form = counter(handed_in=["2", "5"])

    assert errors(form) == {}
    assert form.person["surname"] == "Әлімғазы"
    assert set(form.person) == set(PERSON)
    assert (form.cleaned_data["account"], form.cleaned_data["handed_in"]) == ("KZ86125KZT5004100100", ["2", "5"])


@pytest.mark.django_db
def test_counter_offers_the_documents_of_the_category_that_are_needed(reference: None) -> None:
    assert [value for value, _label in counter().fields["handed_in"].choices] == ["1", "2", "3", "5", "6"]  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_counter_wants_the_words_or_document_1_and_the_signed_consent(reference: None) -> None:
    assert errors(counter(words="", handed_in=["1"])) == {}
    assert errors(counter(words=" ")) == {"words": ["Write the person's words, or tick document 1 if it is on paper."]}
    assert errors(counter(consent="")) == {"consent": ["Ask the person to sign the consent first."]}


@pytest.mark.django_db
def test_counter_does_not_take_a_document_that_the_category_does_not_ask_for(reference: None) -> None:
    assert "handed_in" in errors(counter(handed_in=["16"]))
