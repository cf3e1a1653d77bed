"""One case from a phone to the money: filed, checked, registered, decided, signed, paid, handed over, closed."""

from pathlib import Path

import pytest
from django.utils import timezone

from applications.models import Application
from entitlements.models import Category
from socialaid.lib.bilingual import moment_pair
from tests.browser import applicant, staff
from tests.browser.conftest import Admit
from tests.browser.paper import Paper
from tests.browser.visitor import Visitor, kk
from tests.cast import Cast

WRONG_IIN = "This IIN has a mistake in one of its digits. Compare it with your identity card."
WRONG_ACCOUNT = "This account has a mistake in one of its characters. Copy it from your bank's app."


def file_from_the_phone(visitor: Visitor, category: str, photo: Path) -> str:
    applicant.begin(visitor, "akkol", category)
    assert kk(WRONG_IIN) in applicant.tell_about_herself(visitor)
    assert kk(WRONG_ACCOUNT) in applicant.give_account(visitor)
    applicant.write_words_and_way(visitor)
    assert applicant.hand_in_documents(visitor, photo) == 3
    return applicant.check_and_send(visitor)


def assert_coupon_says_what_paragraph_15_asks(file: Path, case: Application, specialist: str) -> None:
    paper = Paper(file)
    registered_at = moment_pair(case.registered_at)
    documents = case.documents.exclude(status="not_needed").select_related("kind")
    for words in (
        case.journal_number,
        case.number,
        applicant.FULL_NAME,
        specialist,
        registered_at["kk"],
        registered_at["ru"],
        "Мемлекеттік қызмет тегін көрсетіледі.",
        "Государственная услуга оказывается бесплатно.",
        *(f"{document.kind.no}. {document.kind.short_kk}" for document in documents),
        *(f"{document.kind.no}. {document.kind.short_ru}" for document in documents),
    ):
        assert words in paper.words
    assert (paper.facts["Pages"], paper.facts["Tagged"]) == ("1", "yes")
    assert paper.facts["Page size"].startswith("419.")
    assert paper.fonts
    assert all(font.embedded for font in paper.fonts)


def decide(secretary: Visitor, journal_number: str) -> None:
    staff.plan_sitting(secretary, timezone.now())
    staff.put_on_agenda(secretary, journal_number)
    staff.open_sitting(secretary)
    staff.grant_by_raised_hands(secretary, applicant.FULL_NAME)
    staff.close_sitting(secretary)


def pay(specialist: Visitor, head: Visitor, number: str) -> None:
    staff.open_payment(specialist, number)
    specialist.press("Prepare the transfer")
    staff.open_payment(head, number)
    head.press("Approve the transfer")
    staff.record_transfer(specialist, number)


@pytest.mark.sqlite
def test_case_goes_from_a_phone_to_closed(admit: Admit, cast: Cast, photo: Path, tmp_path: Path) -> None:
    citizen, specialist = admit("applicant", phone=True), admit("specialist")
    burial = Category.objects.get(code="akkol-burial-2010")

    number = file_from_the_phone(citizen, burial.code, photo)
    assert staff.check_documents(specialist, number) == 5
    journal_number = staff.register(specialist)
    coupon = staff.save_print(specialist, "Coupon", tmp_path / "coupon.pdf")
    case = Application.objects.get(number=number)
    assert_coupon_says_what_paragraph_15_asks(coupon, case, cast.specialist.full_name)
    assert case.journal_number == journal_number

    decide(admit("secretary"), journal_number)
    assert staff.state_shown(specialist, number) == kk("Commission decided")
    head = admit("head")
    staff.sign(head, number)
    pay(specialist, head, number)
    assert staff.state_shown(specialist, number) == kk("Paid or answered")
    staff.hand_over(specialist, number)

    assert staff.state_shown(specialist, number) == kk("Closed")
    citizen.go(f"/kk/my/cases/{number}/")
    assert citizen.main.locator("h1").inner_text() == kk("Finished")
    assert "43 250 ₸" in citizen.words().replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\xa0", " ")
    assert citizen.width_beyond_the_screen() <= 0
