"""Without a mouse: the tabulator reaches everything in the order of the page, and one always sees where one is."""

from typing import Any

import pytest

from tests.browser.conftest import Admit
from tests.browser.stage import busy_office
from tests.browser.visitor import Visitor
from tests.cast import Cast

CONTROLS = "a[href]:not([tabindex='-1']), button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
# The browser stops at the day, the month, the year and the calendar of one field.
INSIDE_A_DATE = 4
NUMBER_ALL = """asked => [...document.querySelectorAll(asked)].filter(one => !one.disabled && one.checkVisibility())
    .map((one, at) => { one.dataset.at = at; return one.name && one.type === 'radio' ? one.name : ''; })"""
HERE = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    const x = box.left + Math.min(box.width, 20) / 2, y = box.top + Math.min(box.height, 20) / 2;
    const top = document.elementFromPoint(x, y);
    return {
        at: Number(one.dataset.at ?? -1),
        html: one.outerHTML.slice(0, 120),
        marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
        shown: top !== null && (one.contains(top) || top.contains(one) || one.parentElement.contains(top)),
        frame: one.matches('body, iframe'),
    };
}"""
# A link inside a line of text may be as low as the line (2.5.8); what stands alone may not.
SMALL = """asked => [...document.querySelectorAll(asked)].filter(one => one.checkVisibility()).filter(one => {
    const box = (one.labels?.[0]?.contains(one) ? one.labels[0] : one).getBoundingClientRect();
    const inText = one.matches('a') && getComputedStyle(one).display === 'inline';
    return !inText && !one.matches('.skip-link, iframe') && (box.width < 24 || box.height < 24);
}).map(one => `${one.outerHTML.slice(0, 120)} ${JSON.stringify(one.getBoundingClientRect())}`)"""


def steps(visitor: Visitor) -> tuple[list[str], list[dict[str, Any]]]:
    """All controls of the page, and where the tabulator goes from the top until it leaves the page."""
    page = visitor.page
    groups: list[str] = page.evaluate(NUMBER_ALL, CONTROLS)
    way: list[dict[str, Any]] = []
    page.evaluate("document.activeElement.blur()")
    for _press in range(len(groups) + INSIDE_A_DATE * page.locator("input[type=date], input[type=time]").count() + 5):
        page.keyboard.press("Tab")
        step = page.evaluate(HERE)
        if step["at"] < 0 or (len(way) > 1 and step["at"] == way[0]["at"]):
            break
        if not way or step["at"] != way[-1]["at"]:
            way.append(step)
    return groups, way


def walked_by_keyboard(visitor: Visitor, path: str) -> list[str]:
    visitor.go(path)
    if "#" in visitor.page.url:  # led to a part of a page: begin at its top all the same
        visitor.page.goto(visitor.page.url.partition("#")[0])
    groups, way = steps(visitor)
    reached = [step["at"] for step in way]
    expected = [at for at, group in enumerate(groups) if not group or at in reached]
    return [
        *([f"{path}: reached {reached} of {expected}"] if reached != expected else []),
        *(f"{path}: no mark on {step['html']}" for step in way if not step["marked"]),
        *(f"{path}: hidden {step['html']}" for step in way if not step["shown"] and not step["frame"]),
        *(f"{path}: small {control}" for control in visitor.page.evaluate(SMALL, CONTROLS)),
    ]


PUBLIC = (
    "/kk/",
    "/kk/service/",
    "/kk/documents/",
    "/kk/needed/",
    "/kk/offices/",
    "/kk/look-up/",
    "/kk/account/login/",
    "/kk/account/signup/",
)


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_open_pages_are_walked_by_the_tabulator_alone(admit: Admit, cast: Cast, phone: bool) -> None:
    visitor = admit(phone=phone)

    assert [line for path in PUBLIC for line in walked_by_keyboard(visitor, path)] == []


@pytest.mark.parametrize("part", ["applicant", "specialist", "head", "directorate"])
def test_pages_for_whoever_signed_in_are_walked_by_the_tabulator_alone(admit: Admit, cast: Cast, part: str) -> None:
    seeds = busy_office(cast)
    visitor = admit(part)

    assert [line for path in seeds[part] for line in walked_by_keyboard(visitor, path)] == []


def test_skip_link_is_the_first_and_leads_to_the_content(admit: Admit, cast: Cast) -> None:
    visitor = admit()
    visitor.go("/kk/service/")

    visitor.page.keyboard.press("Tab")
    assert visitor.page.locator(".skip-link").evaluate("link => link === document.activeElement")
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")

    assert visitor.page.evaluate("document.activeElement.closest('main') !== null")
