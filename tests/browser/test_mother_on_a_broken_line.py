"""A mother files in Kazakh on an old phone; the line is slow and breaks under her words and under her photos."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from applications.models import Application
from tests.applications.scene import document
from tests.browser import applicant
from tests.browser.conftest import Admit, noisy_photo
from tests.browser.visitor import Visitor, kk
from tests.cast import Cast

pytestmark = pytest.mark.sqlite
expect.set_options(timeout=60_000)

CHILDREN = ("Серікбаев Арман", "Серікбаева Аружан")
WORDS = "Екі баламен жалғыз тұрамын, ақша жетпейді."
MORE_WORDS = f"{WORDS} Көмек сұраймын."
NOT_SAVED = "Not saved: no connection. What you typed stays on this page, we try again."


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    return [noisy_photo(tmp_path / name) for name in ("бір.jpg", "екі.jpg", "үш.jpg")]


def write_words_while_the_line_breaks(mother: Visitor, draft: Application) -> None:
    """What she types stays on the page, and is kept as soon as there is a line."""
    mother.follow("Your words")
    mother.fill(words=WORDS)
    mother.page.locator("[name=words]").blur()
    expect(mother.page.locator(".keeping[data-state=kept]")).to_be_visible()

    mother.line.breaks()
    mother.fill(words=MORE_WORDS)
    mother.page.locator("[name=words]").blur()
    expect(mother.page.locator(".keeping")).to_have_text(kk(NOT_SAVED))
    assert mother.page.input_value("[name=words]") == MORE_WORDS

    mother.line.comes_back()
    expect(mother.page.locator(".keeping[data-state=kept]")).to_be_visible()
    draft.refresh_from_db()
    assert draft.kept_steps["words"].texts == {"words": MORE_WORDS}
    mother.press("Save and continue")


def send_photos_while_the_line_breaks(mother: Visitor, photos: list[Path]) -> None:
    """She waits; the page goes on by itself until every photo is there. One lies on its side: she turns it."""
    applicant.open_document(mother, 2)
    applicant.choose_photos(mother, *photos)
    expect(mother.page.locator("#sending progress:not([value='0'])").first).to_be_visible()
    mother.line.breaks()
    expect(mother.page.locator("#sending .is-broken").first).to_be_visible()

    mother.line.comes_back()
    pages = mother.main.locator(".pages > li")
    expect(pages).to_have_count(len(photos))
    expect(mother.page.locator("#sending > li")).to_have_count(0)
    applicant.turn_right(mother, "екі.jpg")
    expect(pages).to_have_count(len(photos))
    mother.follow("Done with this document")


def sizes(draft: Application, no: int) -> dict[str, tuple[int, int]]:
    """How wide and how high each page of a document is kept."""
    found = {}
    for scan in document(draft, no).scans.select_related("file"):
        with scan.file.content.open("rb") as lying, Image.open(lying) as page:
            found[scan.file.given_name] = page.size
    return found


def assert_family_was_counted(arithmetic: str) -> None:
    for words in (
        *CHILDREN,
        kk("Wages"),
        "180 000 ₸",
        "20 000 ₸",
        kk("The income is within the limit. The commission decides."),
    ):
        assert words in arithmetic.replace("\xa0", " ")


def assert_nothing_personal(page: str, case: Application) -> None:
    person = case.applicant
    private = (person.surname, person.given_name, person.iin, person.address, case.account, case.words, *CHILDREN)
    assert [text for text in private if text in page] == []


def test_mother_files_over_a_slow_line_that_breaks_twice(
    admit: Admit, cast: Cast, photo: Path, photos: list[Path]
) -> None:
    mother = admit("applicant", phone=True, bad_line=True)

    applicant.begin(mother, "kokshetau", "kokshetau-poor-2023")
    draft = Application.objects.own(cast.applicant).get()
    applicant.tell_about_herself(mother)
    assert_family_was_counted(applicant.write_down_family(mother, *CHILDREN))
    applicant.give_account(mother)
    write_words_while_the_line_breaks(mother, draft)
    applicant.choose_way(mother)
    send_photos_while_the_line_breaks(mother, photos)
    applicant.hand_in_documents(mother, photo)
    number = applicant.check_and_send(mother)

    case = Application.objects.get(number=number)
    assert (case.words, case.household.members.count()) == (MORE_WORDS, 3)
    assert sizes(case, 2) == {"бір.jpg": (700, 900), "екі.jpg": (900, 700), "үш.jpg": (700, 900)}
    assert case.printed_code in mother.words()
    assert mother.width_beyond_the_screen() == 0

    page = applicant.look_up(admit(phone=True), number.lower(), case.printed_code)
    assert (number in page, str(case.citizen_label) in page) == (True, False)
    assert kk("Filed") in page
    assert_nothing_personal(page, case)
