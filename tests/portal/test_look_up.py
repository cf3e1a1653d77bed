"""How a case goes, told to whoever has number and code, and to nobody else."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from applications import following
from applications.actions import filing
from applications.models import Application
from applications.states import Outcome
from portal.demo import cases
from socialaid.lib.identifiers import iban_groups
from socialaid.lib.money import tenge
from socialaid.lib.numbering import CASE_LETTERS, clean_code, clean_number, new_case_code
from socialaid.notices.models import Notice
from socialaid.prints.models import Print
from tests.cast import Cast, filed, ordered, registered

pytestmark = pytest.mark.django_db

WRONG = "There is no application with this number and this code. Compare both with the paper."


@pytest.fixture(autouse=True)
def _english() -> Any:
    cache.clear()
    with translation.override("en"):
        yield
    cache.clear()


def ask(number: object, code: object, *, sender: str = "127.0.0.1") -> Any:
    typed = {"number": str(number), "code": str(code)}
    return Client(REMOTE_ADDR=sender).post(reverse("look-up"), typed)


def test_number_and_code_show_the_line_the_office_and_nothing_of_the_person(cast: Cast) -> None:
    case = ordered(cast)
    person, decision = case.applicant, case.commission_decisions.get()

    answer = ask(case.number, case.code)

    words = answer.content.decode()
    assert answer.status_code == 200
    for shown in (case.number, cast.office.phones[0], "Payment or answer", "Decision"):
        assert shown in words
    private = [person.surname, person.given_name, person.patronymic, person.iin, person.address, person.phone]
    private += [person.email, case.account, iban_groups(case.account), tenge(decision.amount), str(decision.amount)]
    private += [case.category.title_kk, case.category.title_ru, case.category.title_en, case.words, decision.number]
    private += [case.code, case.printed_code, cast.specialist.surname, "Granted"]
    assert [text for text in private if text and text in words] == []


def test_refusal_looks_like_a_grant(cast: Cast) -> None:
    granted, refused = ordered(cast), ordered(cast, Outcome.REFUSED)

    pages = [ask(case.number, case.code).content.decode().partition("<h1>")[2] for case in (granted, refused)]

    assert pages[0].partition("</main>")[0] == pages[1].partition("</main>")[0]


def test_answer_is_kept_by_no_cache_and_the_code_is_in_no_address(cast: Cast) -> None:
    case = filed(cast)

    answer = ask(case.number, case.code)

    assert "no-store" in answer.headers["Cache-Control"]
    by_address = Client().get(reverse("look-up"), {"number": case.number, "code": case.code})
    assert "How the case goes" not in by_address.content.decode()


def test_wrong_number_and_wrong_code_get_the_same_page(cast: Cast) -> None:
    case = filed(cast)

    wrong_code, wrong_number = ask(case.number, new_case_code()), ask("2222-2222-22", case.code)

    assert WRONG in wrong_code.content.decode()
    assert WRONG in wrong_number.content.decode()
    assert (wrong_code.status_code, wrong_number.status_code) == (200, 200)


def test_wrong_number_is_compared_and_asked_for_as_a_wrong_code_is(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    case, compared = filed(cast), []
    compare = following.compare_digest
    monkeypatch.setattr(following, "compare_digest", lambda a, b: compared.append(len(a)) or compare(a, b))

    for number in (str(case.number), "2222-2222-22"):
        with django_assert_num_queries(1):
            assert following.found_by_code(number, "22222222") is None

    assert compared == [8, 8]


def test_case_without_a_code_is_not_opened_by_an_empty_or_invented_one(cast: Cast) -> None:
    case = filed(cast)
    Application.objects.filter(pk=case.pk).update(code="")

    assert following.found_by_code(str(case.number), "") is None
    assert following.found_by_code(str(case.number), following.NOBODYS_CODE) is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("ab3k-7xyz", "AB3K7XYZ"), (" АВ3К 7ХУZ ", "AB3K7XYZ"), ("еnмнрст9", "ENMHPCT9"), ("", "")],
)
def test_code_is_understood_however_it_is_typed(typed: str, kept: str) -> None:
    assert clean_code(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("7k3m94qxb2", "7K3M-94QX-B2"),
        ("7К3М 94QХ В2", "7K3M-94QX-B2"),
        ("012026000142", "01-2026-000142"),
        ("01-2026-000142", "01-2026-000142"),
        ("№ 7", "7"),
    ],
)
def test_number_is_understood_however_it_is_typed(typed: str, kept: str) -> None:
    assert clean_number(typed) == kept


def test_registration_number_opens_it_too(cast: Cast) -> None:
    case = registered(cast)

    assert case.number in ask(str(case.journal_number).replace("-", " "), case.printed_code.lower()).content.decode()


def test_returned_case_says_that_something_is_missing_and_not_what(cast: Cast) -> None:
    case = cases.returned(cast.setting, filed(cast, back=2), cast.setting.back(1))

    words = ask(case.number, case.code).content.decode()

    assert "Something is missing." in words
    assert "бұлыңғыр" not in words


@pytest.mark.parametrize("missing", ["number", "code"])
def test_empty_field_is_said_kindly_and_keeps_the_other(missing: str) -> None:
    typed = {"number": "7K3M-94QX-B2", "code": "AB3K7XYZ"} | {missing: ""}

    words = Client().post(reverse("look-up"), typed).content.decode()

    assert {"number": "Write the number of the application.", "code": "Write the code."}[missing] in words
    assert next(text for text in typed.values() if text) in words


def test_guessing_at_a_number_stops_the_guesser_and_not_whoever_holds_the_paper(cast: Cast) -> None:
    case = filed(cast)

    guesses = [ask(case.number, new_case_code()).status_code for _n in range(41)]

    assert guesses == [200] * 40 + [429]
    assert ask(case.number, case.code).status_code == 429
    assert case.office.phones[0] in ask(case.number, case.code, sender="198.51.100.7").content.decode()


def test_one_sender_does_not_try_number_after_number(cast: Cast) -> None:
    answers = [ask(f"2222-2222-{n:02d}", "AB3K7XYZ").status_code for n in range(41)]

    assert answers == [200] * 40 + [429]


def test_code_is_drawn_at_filing_and_stands_in_letter_coupon_and_on_her_page(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filing, "new_case_code", lambda: "K7QM3XZD")

    case = registered(cast)

    assert case.code == "K7QM3XZD"
    assert "K7QM-3XZD" in Notice.objects.get(letter="applications/filed").body
    assert Print.objects.get(kind="coupon").facts["code"] == "K7QM-3XZD"


def test_codes_have_eight_signs_without_look_alikes() -> None:
    drawn = {new_case_code() for _n in range(200)}

    assert len(drawn) == 200
    assert {len(code) for code in drawn} == {8}
    assert set("".join(drawn)) <= set(CASE_LETTERS)
    assert not set("01ILOU") & set(CASE_LETTERS)


@pytest.mark.parametrize("page", ["home", "service", "offices"])
def test_look_up_is_linked_from_public_pages(cast: Cast, page: str) -> None:
    assert f'href="{reverse("look-up")}"' in Client().get(reverse(page)).content.decode()
