"""What a daughter tells about her father, page by page."""

from pathlib import Path

from tests.browser import applicant
from tests.browser.visitor import Visitor

DAUGHTER, PAPER = "Ахметова Динара Болатқызы", "№ 512 сенімхат, 03.03.2026, нотариус А. Серікова"
SURNAME, GIVEN_NAME = "Ахметов", "Болат"
FULL_NAME = f"{SURNAME} {GIVEN_NAME}"
DAUGHTERS_IIN = "840215450016"
IIN, EMAIL = "480305300125", "father@example.kz"


def describe(visitor: Visitor) -> None:
    """The ground, its paper, and who he is."""
    visitor.choose(ground="proxy")
    visitor.fill(
        words=PAPER,
        surname=SURNAME,
        given_name=GIVEN_NAME,
        iin=IIN,
        birth_date="05.03.1948",
        address="Ақкөл қаласы, Абай көшесі, 7",
        email=EMAIL,
    )
    visitor.press("Save and continue")


def say_who_acts(visitor: Visitor) -> None:
    """She acts, and the letters go to him."""
    visitor.fill(name=DAUGHTER, words=PAPER, phone="8 701 765 43 21", email="dinara@example.kz")
    visitor.choose(letters_to="applicant")
    visitor.press("Save and continue")


def look_at_who_he_is(visitor: Visitor) -> None:
    """What she has written about him stands there already."""
    visitor.follow("About the person for whom you apply")
    assert (visitor.page.input_value("[name=surname]"), visitor.page.input_value("[name=iin]")) == (SURNAME, IIN)
    visitor.press("Save and continue")


def tell_all(visitor: Visitor) -> None:
    """Everything but his papers."""
    describe(visitor)
    say_who_acts(visitor)
    look_at_who_he_is(visitor)


def photograph_the_power_of_attorney(visitor: Visitor, photo: Path) -> None:
    """The paper of the ground is the first document on the list."""
    applicant.open_document(visitor, 0)
    applicant.send_photos(visitor, photo)
    visitor.follow("Done with this document")
