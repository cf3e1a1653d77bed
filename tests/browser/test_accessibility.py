"""axe finds nothing: every page of the cast, Kazakh and Russian, 320 and 1280 pixels, light and dark, right and wrong.

All rules run on each page at both widths; in the dark theme those of colour run again. A page of one shape is looked at
once, by the first of the cast who gets there; cases at the desk are looked at in each of their states. With the letters
set large no page is wider than 320 pixels.
"""

from collections.abc import Iterator

import pytest

from tests.browser import axe
from tests.browser.conftest import Admit
from tests.browser.mistakes import mistaken_pages
from tests.browser.stage import PARTS, SEEDS, busy_office
from tests.browser.visitor import Visitor
from tests.browser.walk import NO_PAGE, pages
from tests.cast import Cast

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 640}
LANGUAGES = ("kk", "ru")
LARGE = "document.documentElement.dataset.text = 'large'"


@pytest.fixture
def office(cast: Cast) -> None:
    busy_office(cast)


def complaints(visitor: Visitor) -> Iterator[str]:
    """What is wrong with the page that is open, at both widths and in both themes."""
    page = visitor.page
    page.set_viewport_size(WIDE)
    yield from (f"wide {line}" for line in axe.findings(page))
    page.set_viewport_size(NARROW)
    yield from (f"narrow {line}" for line in axe.findings(page))
    page.emulate_media(color_scheme="dark")
    yield from (f"dark {line}" for line in axe.findings(page, axe.COLOURS))
    page.emulate_media(color_scheme="light")
    page.evaluate(LARGE)
    if visitor.width_beyond_the_screen():
        yield f"large letters: {visitor.width_beyond_the_screen()} px wider than the screen"


def told(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{path} {line}" for path, lines in found.items() for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page(admit: Admit, office: None, language: str) -> None:
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for part in PARTS:
        visitor = admit(part)
        axe.prepare(visitor.page)
        for path, _answer in pages(visitor, *SEEDS[part], seen=seen, language=language):
            if not NO_PAGE.search(visitor.page.url):
                found[f"{part} {path}"] = list(complaints(visitor))
        visitor.context.close()

    assert told(found) == ""
    assert len(found) > 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_sent_empty_come_back_with_their_mistakes_and_axe_finds_nothing(
    admit: Admit, office: None, language: str
) -> None:
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for part in PARTS:
        visitor = admit(part)
        axe.prepare(visitor.page)
        for path in mistaken_pages(visitor, *SEEDS[part], seen=seen, language=language):
            found[f"{part} {path}"] = [*list_of_mistakes(visitor), *complaints(visitor)]
        visitor.context.close()

    assert told(found) == ""
    assert len(found) > 15


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
