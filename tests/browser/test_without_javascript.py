"""The same ways in a browser that runs no scripts."""

from pathlib import Path

import pytest

from applications.models import Application
from tests.applications.scene import document
from tests.browser import applicant, father, staff
from tests.browser.conftest import Admit, noisy_photo
from tests.browser.visitor import Visitor, kk
from tests.cast import Cast, filed

pytestmark = pytest.mark.sqlite


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    return [noisy_photo(tmp_path / name) for name in ("бір.jpg", "екі.jpg")]


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


def hand_in_both_sides(visitor: Visitor, photos: list[Path]) -> None:
    """Several photos in one form, and one of them turned."""
    applicant.open_document(visitor, 2)
    applicant.send_photos(visitor, *photos)
    applicant.turn_right(visitor, "екі.jpg")
    visitor.follow("Done with this document")


def test_daughter_writes_down_her_fathers_family_and_follows_the_case_without_javascript(
    admit: Admit, photo: Path, photos: list[Path]
) -> None:
    daughter = admit("stranger", phone=True, java_script_enabled=False)

    applicant.begin(daughter, "kokshetau", "kokshetau-poor-2023", person="another")
    father.tell_all(daughter)
    applicant.write_down_family(daughter, "Ахметова Айша", name=father.FULL_NAME)
    applicant.give_account(daughter)
    applicant.write_words_and_way(daughter)
    hand_in_both_sides(daughter, photos)
    applicant.hand_in_documents(daughter, photo)
    number = applicant.check_and_send(daughter, father.FULL_NAME)

    case = Application.objects.get(number=number)
    assert (case.representation.name, case.household.members.count()) == (father.DAUGHTER, 2)
    assert [scan.file.given_name for scan in document(case, 2).scans.all()] == ["бір.jpg", "екі.jpg"]
    page = applicant.look_up(admit(phone=True, java_script_enabled=False), number, case.printed_code)
    assert kk("Filed") in page
    assert father.SURNAME not in page


def test_photo_asked_again_and_messages_without_javascript(admit: Admit, cast: Cast, photo: Path) -> None:
    number = str(filed(cast).number)
    citizen = admit("applicant", phone=True, java_script_enabled=False)
    specialist = admit("specialist", java_script_enabled=False)

    staff.open_case(specialist, number)
    staff.ask_again(specialist, 5, "Мөр көрінбейді.")
    citizen.go(f"/kk/my/cases/{number}/")
    applicant.write_message(citizen, "Түпнұсқа керек пе?")
    citizen.follow("Send it again")
    applicant.send_photos(citizen, photo)
    citizen.follow("Done with this document")
    citizen.press("Send again")
    staff.open_case(specialist, number)
    staff.answer_message(specialist, "Қажет емес.")
    specialist.press("Accept all that were handed in")
    staff.register(specialist)
    citizen.go(f"/kk/my/cases/{number}/")

    assert "Қажет емес." in citizen.main.locator(".thread .is-other").inner_text()
    assert staff.state_shown(specialist, number) == kk("Registered")
