"""What people type into the table of the family: each mistake has its sentence, and nothing typed is lost."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applications.forms.household import IncomeForm, MemberForm
from applications.models import Application, Household, HouseholdMember
from tests.applications.families import added, begun_next_door, income
from tests.cast import Cast, signed_in

TODAY = date(2026, 11, 22)
GOOD = {"name": "Бекова Айару", "relation": "child", "birth_date": "03.09.2012"}


def mistakes(form: Any) -> dict[str, list[str]]:
    return {field: [str(error) for error in errors] for field, errors in form.errors.items()}


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("120000", 120_000),
        ("120 000", 120_000),
        ("120\u00a0000 ₸", 120_000),
        ("1.250.000", 1_250_000),
        ("1,250,000 тг", 1_250_000),
        ("120000 тенге", 120_000),
        ("100 000 000", 100_000_000),
        ("0000120", 120),
    ],
)
def test_sum_is_read_as_people_type_it(typed: str, amount: int) -> None:
    form = IncomeForm({"wage": typed}, member=None)

    assert form.is_valid(), form.errors
    assert form.sums == {"wage": amount}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-5", "A sum cannot be less than zero. Leave the field empty if there was none."),
        ("−5 000", "A sum cannot be less than zero. Leave the field empty if there was none."),
        ("120,50", "Write whole tenge, without tiyn."),
        ("120.5", "Write whole tenge, without tiyn."),
        ("жүз мың", "Write the sum in digits only, for example 120 000."),
        ("12e9", "Write the sum in digits only, for example 120 000."),
        ("١٢٠", "Write the sum in digits only, for example 120 000."),
        ("100000001", "This sum is too large for three months. Check the digits."),
        ("9" * 39, "This sum is too large for three months. Check the digits."),
    ],
)
def test_sum_that_cannot_be_read_has_its_sentence(typed: str, sentence: str) -> None:
    assert mistakes(IncomeForm({"wage": typed}, member=None)) == {"wage": [sentence]}


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"wage": ""}, "Write at least one sum, or tick that there was no income."),
        ({"wage": "0"}, "Write at least one sum, or tick that there was no income."),
        ({"wage": "5", "nothing": "on"}, "You wrote a sum above. Take away the sum, or this tick."),
    ],
)
def test_no_income_is_said_with_a_tick_and_only_so(answers: dict[str, str], sentence: str) -> None:
    assert mistakes(IncomeForm(answers, member=None)) == {"nothing": [sentence]}
    assert IncomeForm({"nothing": "on"}, member=None).is_valid()


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"name": ""}, {"name": ["Write the name of this person."]}),
        ({"name": "\u200b\u202e"}, {"name": ["Write the name of this person."]}),
        ({"name": "ә" * 300}, {"name": ["This name is very long. Keep to 150 letters."]}),
        ({"relation": ""}, {"relation": ["Choose what this person is to the applicant."]}),
        (
            {"birth_date": "31.02.2012"},
            {"birth_date": ["Write the date as day.month.year, for example 15.03.1962."]},
        ),
        ({"birth_date": "23.11.2026"}, {"birth_date": ["This birth date is not possible. Check the year."]}),
        ({"birth_date": "03.09.0212"}, {"birth_date": ["This birth date is not possible. Check the year."]}),
    ],
)
def test_person_who_cannot_be_has_a_sentence(answers: dict[str, str], expected: dict[str, list[str]]) -> None:
    assert mistakes(MemberForm(GOOD | answers, today=TODAY)) == expected


def test_nobody_is_offered_to_be_the_applicant_a_second_time() -> None:
    form = MemberForm(GOOD | {"relation": "self"}, today=TODAY)

    assert list(mistakes(form)) == ["relation"]


@pytest.fixture
def begun(cast: Cast) -> Application:
    return begun_next_door(cast)


@pytest.fixture
def browser(cast: Cast) -> Client:
    return signed_in(cast.applicant)


def address(draft: Application, page: str = "", *more: int) -> str:
    return reverse(f"draft-household{page}", args=[draft.pk, *more])


@pytest.mark.django_db
def test_mistake_shows_what_was_typed_and_keeps_what_was_known(cast: Cast, browser: Client, begun: Application) -> None:
    income(cast, begun, wage=240_000)

    page = browser.post(address(begun, "-own"), {"wage": "екі жүз", "farm": "60 000"}).content.decode()

    assert 'value="екі жүз"' in page
    assert 'value="60 000"' in page
    assert 'href="#id_wage"' in page
    assert HouseholdMember.objects.get().income_list[0].amount == 240_000


@pytest.mark.django_db
def test_long_name_comes_back_whole(browser: Client, begun: Application) -> None:
    page = browser.post(address(begun, "-add"), GOOD | {"name": "ә" * 300})

    assert page.status_code == 200
    assert "ә" * 300 in page.content.decode()
    assert not Household.objects.exists()


@pytest.mark.django_db
def test_two_devices_add_to_one_list(cast: Cast, browser: Client, begun: Application) -> None:
    other = signed_in(cast.applicant)

    browser.post(address(begun, "-add"), GOOD)
    other.post(address(begun, "-add"), GOOD | {"name": "Беков Нұрислам"})

    found = HouseholdMember.objects.values_list("position", "name")
    assert list(found) == [(1, ""), (2, "Бекова Айару"), (3, "Беков Нұрислам")]


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["-member", "-income", "-remove"])
def test_page_of_a_person_whom_another_device_took_off_leads_back_to_the_list(
    cast: Cast, browser: Client, begun: Application, page: str
) -> None:
    child = added(cast, begun)
    signed_in(cast.applicant).post(address(begun, "-remove", child.pk))

    answer = browser.get(address(begun, page, child.pk), follow=True)

    assert answer.redirect_chain == [(address(begun), 302)]
    assert "This person is no longer on the list." in answer.content.decode()
