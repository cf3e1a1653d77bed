"""A walk over every page that one person's links lead to, one of each shape."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Response

from tests.browser.visitor import Visitor

# What is no page of ours: sheets, scans, the switch of the look, and the library's own administration.
NO_PAGE = re.compile(r"/(prints|print|labels|minutes|scans|look|administration)/")
OWN_NUMBER = re.compile(r"/(\d+|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2})(?=/)")
OWN_CODE = re.compile(r"/(offices|categories|new|residence|samples)/[a-z][a-z0-9-]*(?=/)")
EACH_STATE = {"/kk/desk/cases/N/", "/kk/my/cases/N/"}


def pages(visitor: Visitor, seeds: list[str], seen: set[str]) -> Iterator[tuple[str, Response]]:
    """Open one page after the other, in Kazakh; of the cases each one, as each state has its own look.

    Shapes in `seen` are left out unless the walk begins there, and what is walked here is added to it.
    """
    waiting = list(seeds)
    seen -= {shape_of(seed) for seed in waiting}
    while waiting:
        path = waiting.pop(0)
        mark = path if shape_of(path) in EACH_STATE else shape_of(path)
        if mark in seen:
            continue
        seen.add(mark)
        answer = visitor.page.goto(visitor.address + path)
        if answer is None:
            continue
        waiting.extend(links(visitor))
        yield path, answer


def links(visitor: Visitor) -> list[str]:
    """The addresses on this page that belong to the portal's own Kazakh pages."""
    hrefs = visitor.page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
    found = [urlsplit(href) for href in hrefs if href.startswith(f"{visitor.address}/kk/")]
    return [one.path + (f"?{one.query}" if one.query else "") for one in found if not NO_PAGE.search(one.path)]


def shape_of(path: str) -> str:
    """The address with its numbers and codes taken out, and the names of what is asked in it."""
    address, _mark, query = path.partition("?")
    names = sorted(pair.partition("=")[0] for pair in query.split("&") if pair)
    return OWN_CODE.sub(r"/\1/CODE", OWN_NUMBER.sub("/N", address)) + "".join(f"?{name}" for name in names)
