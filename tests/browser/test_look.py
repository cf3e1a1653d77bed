"""The size of letters and the colours: chosen in the head, kept, with and without a script; and pages on paper."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests import cast as stage
from tests.browser.conftest import Admit
from tests.browser.paper import Paper
from tests.browser.visitor import Visitor
from tests.cast import Cast

PAPER = "getComputedStyle(document.body).backgroundColor"
LETTERS = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
DARK, WHITE = "rgb(15, 29, 33)", "rgb(246, 248, 249)"


def choose(visitor: Visitor, value: str) -> None:
    visitor.page.locator(".look summary").click()
    visitor.page.locator(f".look a[data-value={value}]").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no script"])
def test_large_letters_and_dark_colours_are_kept_on_every_page(admit: Admit, cast: Cast, scripts: bool) -> None:
    visitor = admit(java_script_enabled=scripts)
    visitor.go("/kk/offices/?q=1")
    choose(visitor, "large")
    visitor.page.keyboard.press("Escape") if scripts else None
    visitor.go("/kk/offices/?q=1") if scripts else None
    assert visitor.path() == "/kk/offices/?q=1"
    choose(visitor, "dark")

    visitor.go("/kk/account/login/")
    html = visitor.page.locator("html")
    assert (html.get_attribute("data-text"), html.get_attribute("data-theme")) == ("large", "dark")
    assert (visitor.page.evaluate(LETTERS), visitor.page.evaluate(PAPER)) == (20, DARK)


def test_colours_follow_the_device_until_the_reader_chooses(admit: Admit, cast: Cast) -> None:
    visitor = admit(color_scheme="dark")
    visitor.go("/kk/")
    assert visitor.page.evaluate(PAPER) == DARK

    choose(visitor, "light")

    assert visitor.page.evaluate(PAPER) == WHITE


def test_switch_leaves_what_is_typed(admit: Admit, cast: Cast) -> None:
    visitor = admit()
    visitor.go("/kk/account/login/")
    visitor.fill(login="aigul@example.com")

    choose(visitor, "large")

    assert visitor.page.locator("[name=login]").input_value() == "aigul@example.com"
    assert visitor.page.evaluate(LETTERS) == 20


def test_link_on_a_foreign_page_changes_nothing(client, db) -> None:
    answer = client.get("/kk/look/?text=large&back=//elsewhere.example/", headers={"sec-fetch-site": "cross-site"})

    assert answer.url == "/kk/"
    assert "text" not in answer.cookies


def test_both_dark_sets_are_the_same() -> None:
    css = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
    sets = re.findall(r':root(?::not\(\[data-theme="light"\]\)|\[data-theme="dark"\]) \{\n(.*?)\n  \}', css, re.DOTALL)

    assert sets[0] == sets[1]
    assert sets[0].count("--") > 15


def test_printed_case_carries_its_number_on_each_sheet_and_no_navigation(
    admit: Admit, cast: Cast, tmp_path: Path
) -> None:
    case = stage.ordered(cast)
    visitor = admit("specialist", color_scheme="dark")
    visitor.go(f"/kk/desk/cases/{case.number}/")
    long = (
        "for (let at = 0; at < 60; at++) document.querySelector('main .page').append(document.createElement('p'), '_')"
    )
    visitor.page.evaluate(long)
    sheet = tmp_path / "case.pdf"
    visitor.page.pdf(path=sheet, prefer_css_page_size=True)

    paper = Paper(sheet)
    count = int(paper.facts["Pages"])
    assert count > 1
    for number in range(1, count + 1):
        gutter = paper.letters_in(number, left=540, top=0, width=72, height=400)
        # On its side the number is read downwards or upwards.
        assert str(case.journal_number) in (gutter, gutter[::-1])
        assert paper.letters_in(number, left=500, top=740, width=112, height=52) == f"{number}/{count}"
    assert "English" not in paper.words
    assert "Қызмет туралы" not in paper.words
