"""The whole way to the coupon in a browser that runs no scripts."""

from pathlib import Path

from applications.models import Application
from tests.browser import applicant, staff
from tests.browser.conftest import Admit
from tests.browser.visitor import kk


def test_case_is_filed_and_registered_without_javascript(admit: Admit, photo: Path, tmp_path: Path) -> None:
    citizen = admit("applicant", phone=True, java_script_enabled=False)
    specialist = admit("specialist", java_script_enabled=False)

    applicant.begin(citizen, "akkol", "akkol-burial-2010")
    applicant.tell_about_herself(citizen)
    applicant.give_account(citizen)
    applicant.write_words_and_way(citizen)
    applicant.hand_in_documents(citizen, photo)
    number = applicant.check_and_send(citizen)
    staff.open_case(specialist, number)
    specialist.press("Accept all that were handed in")
    journal_number = staff.register(specialist)

    assert Application.objects.get(number=number).journal_number == journal_number
    assert staff.state_shown(specialist, number) == kk("Registered")
    assert staff.save_print(specialist, "Coupon", tmp_path / "coupon.pdf").read_bytes().startswith(b"%PDF")
