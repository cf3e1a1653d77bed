"""A photo cannot be read: the mother is told at that very document, sends another, and asks what she does not know."""

from pathlib import Path

from playwright.sync_api import expect

from applications.models import Application
from tests.applications.scene import statuses
from tests.browser import applicant, staff
from tests.browser.conftest import Admit
from tests.browser.letters import delivered_to
from tests.browser.visitor import Visitor, kk
from tests.cast import Cast, filed

REASON = "Екінші бетінде мөр көрінбейді. Жарық жерде қайта түсіріңіз."
QUESTION = "Түпнұсқаны алып келу керек пе?"
ANSWER = "Қажет емес, анық фото жеткілікті."
ASKED = 5


def send_the_photo_again(mother: Visitor, case: Application, photo: Path) -> None:
    """The page of the case says why at the document itself, and its button leads there."""
    mother.go(f"/kk/my/cases/{case.number}/")
    row = mother.main.locator(".task-list > li").filter(has_text=REASON)
    expect(row.locator(".tag").last).to_have_text(kk("Not readable"))
    row.get_by_role("link", name=kk("Send it again")).click()
    assert REASON in mother.words()
    applicant.send_photos(mother, photo)
    mother.follow("Done with this document")
    mother.press("Send again")


def ask_and_be_answered(mother: Visitor, specialist: Visitor, case: Application) -> None:
    mother.go(f"/kk/my/cases/{case.number}/")
    applicant.write_message(mother, QUESTION)
    assert QUESTION in mother.main.locator(".thread .is-own").inner_text()
    staff.open_case(specialist, str(case.number))
    assert QUESTION in specialist.main.locator("#messages[open]").inner_text()
    staff.answer_message(specialist, ANSWER)
    mother.go(f"/kk/my/cases/{case.number}/")
    assert ANSWER in mother.main.locator(".thread .is-other").inner_text()


def see_the_new_page_and_accept(specialist: Visitor, case: Application) -> None:
    staff.open_case(specialist, str(case.number))
    staff.open_document(specialist, ASKED)
    pages = specialist.main.locator("#document .scans > li")
    expect(pages.locator(".tag")).to_have_text([kk("Earlier page"), kk("New page")])
    specialist.press("Accept all that were handed in")


def test_photo_asked_again_is_sent_anew_and_the_case_registered(admit: Admit, cast: Cast, photo: Path) -> None:
    case = filed(cast)
    mother, specialist = admit("applicant", phone=True), admit("specialist")
    mail = case.applicant.email or cast.applicant.email

    staff.open_case(specialist, str(case.number))
    staff.ask_again(specialist, ASKED, REASON)
    assert REASON in delivered_to(mail)[-1].body

    ask_and_be_answered(mother, specialist, case)
    send_the_photo_again(mother, case, photo)
    assert mother.main.locator(".box-due").count() == 0
    assert mother.width_beyond_the_screen() == 0
    see_the_new_page_and_accept(specialist, case)
    staff.register(specialist)

    assert set(statuses(case).values()) <= {"accepted", "not_needed"}
    assert staff.state_shown(specialist, str(case.number)) == kk("Registered")
