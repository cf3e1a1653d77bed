"""Three photos at once from a phone on a slow line that breaks; turned, put in order, removed; and without a script."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from applications.actions import collecting
from applications.models import Application, Document
from tests.applications.scene import clock, document, page_of
from tests.browser.conftest import Admit, noisy_photo
from tests.browser.visitor import Visitor, kk
from tests.cast import Cast, draft

expect.set_options(timeout=60_000)


@pytest.fixture
def begun(cast: Cast) -> Application:
    """A draft in which document 5 is still to be handed in."""
    case = draft(cast)
    collecting.remove_scan(scan=page_of(case, 5), by=cast.applicant, now=clock(cast))
    return case


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Three photos and a program that calls itself one."""
    paths = [noisy_photo(tmp_path / name) for name in ("бір.jpg", "екі.jpg", "үш.jpg")]
    program = tmp_path / "program.jpg"
    program.write_bytes(b"MZ" + b"\0" * 3000)
    return [*paths[:2], program, paths[2]]


def names(row: Document) -> list[str]:
    return [scan.file.given_name for scan in row.scans.select_related("file")]


def press(visitor: Visitor, page: str, text: str) -> None:
    """Press a button that belongs to one page of the document."""
    row = visitor.main.locator(".pages > li").filter(has_text=page)
    row.get_by_role("button", name=kk(text)).click()


def put_right(visitor: Visitor, case: Application) -> None:
    """The third photo goes up, the first is turned, the second is removed."""
    press(visitor, "үш.jpg", "Move up")
    press(visitor, "бір.jpg", "Turn right")
    row = visitor.main.locator(".pages > li").filter(has_text="екі.jpg")
    row.locator("summary").click()
    press(visitor, "екі.jpg", "Yes, remove it")
    expect(visitor.main.locator(".pages > li")).to_have_count(2)
    kept = document(case, 5)
    assert names(kept) == ["бір.jpg", "үш.jpg"]
    with kept.scans.all()[0].file.content.open("rb") as lying, Image.open(lying) as turned:
        assert turned.size == (900, 700)


def test_photos_go_one_by_one_over_a_slow_line_that_breaks(
    admit: Admit, begun: Application, photos: list[Path]
) -> None:
    visitor = admit("applicant", phone=True, bad_line=True)
    visitor.go(f"/kk/my/documents/{begun.pk}/5/")

    visitor.page.set_input_files("[name=upload]", photos)
    expect(visitor.page.locator("#sending progress:not([value='0'])").first).to_be_visible()
    visitor.line.breaks()
    expect(visitor.page.locator("#sending .is-broken").first).to_be_visible()
    visitor.line.comes_back()

    expect(visitor.main.locator(".pages > li")).to_have_count(3)
    refused = visitor.page.locator("#sending .is-refused")
    expect(refused).to_have_count(1)
    assert kk("This file is a program, not a photo or PDF. Choose the photo or the PDF of the document.") in (
        refused.inner_text()
    )
    assert sorted(names(document(begun, 5))) == sorted(["бір.jpg", "екі.jpg", "үш.jpg"])
    assert visitor.width_beyond_the_screen() == 0
    in_row(begun)
    visitor.go(f"/kk/my/documents/{begun.pk}/5/")
    put_right(visitor, begun)


def in_row(case: Application) -> None:
    """The order of their names, whichever photo came first over the broken line."""
    order = ["бір.jpg", "екі.jpg", "үш.jpg"]
    for scan in document(case, 5).scans.select_related("file"):
        scan.position = order.index(scan.file.given_name) + 1
        scan.save(update_fields=["position"])


def test_photos_go_all_at_once_without_javascript(admit: Admit, begun: Application, photos: list[Path]) -> None:
    visitor = admit("applicant", phone=True, java_script_enabled=False)
    visitor.go(f"/kk/my/documents/{begun.pk}/5/")

    visitor.page.set_input_files("[name=upload]", photos)
    visitor.press("Upload")

    refused = visitor.main.locator(".answers .is-refused").inner_text()
    assert refused.startswith("program.jpg: ")
    assert names(document(begun, 5)) == ["бір.jpg", "екі.jpg", "үш.jpg"]
    put_right(visitor, begun)


def test_camera_is_offered_on_a_phone_and_not_on_a_desk(admit: Admit, begun: Application) -> None:
    address = f"/kk/my/documents/{begun.pk}/5/"
    phone = admit("applicant", phone=True)
    phone.go(address)
    desk = admit("applicant")
    desk.go(address)

    assert phone.page.get_attribute("[name=camera]", "capture") == "environment"
    button = kk("Take a photo now")
    offered = [visitor.main.get_by_role("button", name=button).is_visible() for visitor in (phone, desk)]
    assert offered == [True, False]


def test_files_are_chosen_by_a_button_that_speaks_the_language_of_the_page(admit: Admit, begun: Application) -> None:
    visitor = admit("applicant", phone=True)
    visitor.go(f"/kk/my/documents/{begun.pk}/5/")

    with visitor.page.expect_file_chooser() as chooser:
        visitor.press("Choose photos or PDFs")

    assert chooser.value.is_multiple()
    assert not visitor.page.locator("[name=upload]").is_visible()


def test_page_asks_before_it_is_left_while_files_are_on_their_way(
    admit: Admit, begun: Application, photos: list[Path]
) -> None:
    visitor = admit("applicant", phone=True, bad_line=True)
    visitor.go(f"/kk/my/documents/{begun.pk}/5/")
    asked: list[str] = []
    visitor.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    visitor.line.breaks()

    visitor.page.set_input_files("[name=upload]", photos[:1])
    expect(visitor.page.locator("#sending .is-broken")).to_be_visible()
    visitor.line.comes_back()
    visitor.page.locator("a.back").click()
    visitor.page.wait_for_url("**/drafts/**")
    assert asked == ["beforeunload"]
