"""What is typed survives a broken line and a change of device."""

from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import Response, Route, expect

from applications.models import Application
from socialaid.lib.identifiers import clean_iin
from tests.browser.conftest import Admit
from tests.browser.visitor import Visitor, kk
from tests.cast import Cast, draft

MOST_TURNS = 300
WORDS = "Отбасымызда қаза болды. Жерлеуге көмек сұраймын."


def is_kept(answer: Response) -> bool:
    return "/keep/" in answer.url and answer.ok


def wait_until_kept(visitor: Visitor, own: Application, step: str) -> None:
    """The page is gone already when its last text arrives, so only the draft can tell."""
    for _turn in range(MOST_TURNS):
        row = Application.objects.get(pk=own.pk).kept_steps.get(step)
        if row and row.texts:
            return
        visitor.page.wait_for_timeout(100)
    raise AssertionError(f"nothing was kept of {step}")


def address_of(own: Application, step: str) -> str:
    with override("kk"):
        return reverse(f"draft-{step}", args=[own.pk])


def test_typed_text_survives_a_broken_line_and_is_found_on_another_device(admit: Admit, cast: Cast) -> None:
    own = draft(cast)
    here = admit("applicant", phone=True, bad_line=True)
    here.go(address_of(own, "person"))

    with here.page.expect_response(is_kept):
        here.fill(surname="Серікбаева-Омарова")
        here.page.focus("[name=given_name]")
    saved = here.page.locator(".keeping[data-state=kept]")
    expect(saved).to_contain_text(kk("Saved {time}").partition("{")[0])

    here.line.breaks()
    here.fill(iin="8402 15")
    here.page.focus("[name=address]")
    expect(here.page.locator(".keeping")).to_have_text(
        kk("Not saved: no connection. What you typed stays on this page, we try again.")
    )
    with here.page.expect_response(is_kept):
        here.line.comes_back()
    expect(saved).to_be_visible()

    there = admit("applicant")
    there.go(address_of(own, "person"))
    assert there.page.input_value("[name=surname]") == "Серікбаева-Омарова"
    assert there.page.input_value("[name=iin]") == "8402 15"
    assert there.page.locator(".invalid-feedback").count() == 0
    own.applicant.refresh_from_db()
    assert own.applicant.iin != clean_iin("8402 15")


def test_text_typed_before_the_script_has_come_over_the_line_is_kept(admit: Admit, cast: Cast) -> None:
    own = draft(cast)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    visitor = admit("applicant", phone=True)
    visitor.page.route("**/js/keeping.js", hold)

    with visitor.page.expect_request("**/js/keeping.js"):
        visitor.page.goto(visitor.address + address_of(own, "words"), wait_until="commit")
    visitor.fill(words=WORDS)
    with visitor.page.expect_response(is_kept):
        held[0].continue_()

    own.refresh_from_db()
    assert own.kept_steps["words"].texts == {"words": WORDS}


def test_text_is_kept_when_the_page_is_left_and_saved_by_the_button_it_is_done(admit: Admit, cast: Cast) -> None:
    own = draft(cast)
    visitor = admit("applicant")
    visitor.go(address_of(own, "words"))

    visitor.fill(words=WORDS)
    visitor.page.locator("a.back").click()
    wait_until_kept(visitor, own, "words")
    visitor.page.reload()
    begun = visitor.main.locator(".task-list > li").filter(has_text=kk("Your words"))
    expect(begun.locator(".tag").first).to_have_text(kk("Begun"))
    visitor.follow("Your words")
    assert visitor.page.input_value("[name=words]") == WORDS
    visitor.press("Save and continue")

    expect(begun.locator(".tag").first).to_have_text(kk("Done"))
    own.refresh_from_db()
    assert (own.words, own.kept_steps["words"].texts) == (WORDS, {})


def test_older_page_says_that_another_device_was_newer(admit: Admit, cast: Cast) -> None:
    own = draft(cast)
    here, there = admit("applicant"), admit("applicant", phone=True)
    for visitor in (here, there):
        visitor.go(address_of(own, "words"))

    with there.page.expect_response(is_kept):
        there.fill(words="Екінші құрылғыдан.")
        there.page.locator("[name=words]").blur()
    here.fill(words="Бірінші құрылғыдан.")
    here.page.locator("[name=words]").blur()

    expect(here.page.locator(".keeping[data-state=refused]")).to_be_visible()
    assert here.page.input_value("[name=words]") == "Бірінші құрылғыдан."
    assert Application.objects.get(pk=own.pk).kept_steps["words"].texts == {"words": "Екінші құрылғыдан."}
    here.complaints = [told for told in here.complaints if "409" not in told]
