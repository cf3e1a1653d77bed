"""axe finds nothing on any page that one of the cast may open: right, with mistakes, and when something went wrong.

Every address of the portal is walked, and every link of it; a page of one shape is looked at once, by the first of the
cast who gets there, a case in each of its states. Kazakh and Russian take turns; all rules run at 1280 and at 320
pixels, those of colour run again in the dark theme. In both languages no page is wider than 320 pixels, with large
letters neither. Nothing is excluded but the pages of Django's own administration, which are not ours.
"""

from collections.abc import Iterator

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from playwright.sync_api import Page

from tests.browser import axe
from tests.browser.conftest import Admit
from tests.browser.mistakes import mistaken_pages
from tests.browser.stage import PARTS, Seeds, busy_office
from tests.browser.visitor import Visitor
from tests.browser.walk import NO_PAGE, pages, shape_of
from tests.cast import Cast

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 640}
LANGUAGES = ("kk", "ru")
LETTERS = "size => document.documentElement.dataset.text = size"
# The second is the page about too large a sending, walked as all others.
OPENED = (200, 413)
BROKEN = ("400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html")


@pytest.fixture
def seeds(cast: Cast) -> Seeds:
    return busy_office(cast)


def complaints(page: Page) -> Iterator[str]:
    """What axe finds on the page that is open, at both widths and in both themes."""
    page.set_viewport_size(WIDE)
    yield from (f"wide {line}" for line in axe.findings(page))
    page.set_viewport_size(NARROW)
    yield from (f"narrow {line}" for line in axe.findings(page))
    page.emulate_media(color_scheme="dark")
    yield from (f"dark {line}" for line in axe.findings(page, axe.COLOURS))
    page.emulate_media(color_scheme="light")


def too_wide(visitor: Visitor) -> Iterator[str]:
    """By how much the page that is open is wider than the narrow screen, in both sizes of letters."""
    visitor.page.set_viewport_size(NARROW)
    for size in ("normal", "large"):
        visitor.page.evaluate(LETTERS, size)
        if visitor.width_beyond_the_screen():
            yield f"{size} letters: {visitor.width_beyond_the_screen()} px wider than the screen"
    visitor.page.evaluate(LETTERS, "normal")


def looked_at(visitor: Visitor, path: str, turn: int) -> Iterator[str]:
    """All that is wrong with the page that is open: its width in both languages, the rest in that whose turn it is."""
    for number, language in enumerate(LANGUAGES):
        if number:
            visitor.go(path.replace("/kk/", f"/{language}/", 1))
        found = list(too_wide(visitor))
        if turn % len(LANGUAGES) == number:
            found += complaints(visitor.page)
        yield from (f"{language} {line}" for line in found)


def ready(visitor: Visitor) -> None:
    """Every page that opens carries axe, and may be one that says no."""
    axe.prepare(visitor.page)
    visitor.refusals_expected = True


def told(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{path} {line}" for path, lines in found.items() for line in lines)


def test_axe_finds_nothing_on_any_page(admit: Admit, seeds: Seeds) -> None:
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for part in PARTS:
        visitor = admit(part)
        ready(visitor)
        for path, answer in pages(visitor, seeds[part], seen):
            if not NO_PAGE.search(visitor.page.url):
                found[f"{part} {path}"] = [] if answer.status in OPENED else [f"answers {answer.status}"]
                found[f"{part} {path}"] += looked_at(visitor, path, len(found))
        visitor.context.close()

    assert told(found) == ""
    assert {shape_of(path) for paths in seeds.values() for path in paths} <= {shape_of(path) for path in seen}
    assert len(found) > 130


def test_forms_with_mistakes_come_back_and_axe_finds_nothing(admit: Admit, seeds: Seeds) -> None:
    found: dict[str, list[str]] = {}
    for part in PARTS:
        visitor = admit(part)
        ready(visitor)
        paths = [path.replace("/kk/", f"/{LANGUAGES[at % 2]}/", 1) for at, path in enumerate(seeds[part])]
        for mistake in mistaken_pages(visitor, paths):
            found[f"{part} {mistake}"] = [*list_of_mistakes(visitor), *narrow_findings(visitor)]
        visitor.context.close()

    assert told(found) == ""
    assert len(found) > 60


def narrow_findings(visitor: Visitor) -> Iterator[str]:
    """With mistakes it is the same page: one run on the narrow screen sees what is new."""
    yield from too_wide(visitor)
    yield from axe.findings(visitor.page)


def test_axe_finds_nothing_on_the_pages_of_what_went_wrong(admit: Admit, cast: Cast) -> None:
    visitor = admit()
    axe.prepare(visitor.page)
    found = {}
    for at, name in enumerate(BROKEN):
        with override(LANGUAGES[at % 2]):
            page = render_to_string(name, {"typed": ["Мен жаздым"]})
        visitor.go("/kk/")
        visitor.page.set_content(page, wait_until="load")
        found[name] = [*complaints(visitor.page), *too_wide(visitor)]

    assert told(found) == ""


LIST = """() => {
    const list = document.querySelector('.error-summary');
    const lost = [...list.querySelectorAll('a')].filter(link => !document.getElementById(link.hash.slice(1)));
    const told = [...document.querySelectorAll('#main [aria-invalid=true]')].every(field =>
        (field.getAttribute('aria-describedby') || field.closest('fieldset')?.getAttribute('aria-describedby')));
    return {focused: document.activeElement === list, lost: lost.map(link => link.hash), told, title: document.title};
}"""
ERROR = {"kk": "Қате: ", "ru": "Ошибка: "}


def list_of_mistakes(visitor: Visitor) -> Iterator[str]:
    """What is wrong with the list of mistakes at the top of the page that is open."""
    state = visitor.page.evaluate(LIST)
    if not state["focused"]:
        yield "the list of mistakes has no focus"
    if state["lost"]:
        yield f"the list leads nowhere: {state['lost']}"
    if not state["told"]:
        yield "a wrong field does not name its sentence"
    if not state["title"].startswith(tuple(ERROR.values())):
        yield f"the title does not say that something is wrong: {state['title']}"
