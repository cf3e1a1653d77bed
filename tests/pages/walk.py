"""Every page that the links of the cast lead to, as the server sends it: without a browser, so in all languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.http import HttpResponse
from django.test import Client

from tests.browser.stage import PARTS, Seeds
from tests.browser.walk import NO_PAGE, shape_of
from tests.cast import Cast, signed_in

LANGUAGES = ("kk", "ru", "en")
# Acts that a walk must not do, and what is no question to a person.
OPENED = {200, 413}
NO_QUESTION = re.compile(r"/(logout|discard)/")


@dataclass(frozen=True)
class Sent:
    """One page as one of the cast gets it."""

    who: str
    path: str
    body: bytes

    @property
    def name(self) -> str:
        return f"{self.who} {self.path}"


class Links(HTMLParser):
    """The addresses that a page leads to, and where its forms are sent."""

    def __init__(self, page: HttpResponse, path: str) -> None:
        super().__init__()
        self.path, self.links, self.forms = path, list[str](), list[str]()
        self.feed(page.content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a" and found.get("href"):
            self.links.append(urljoin(self.path, str(found["href"])).partition("#")[0])
        if tag == "form" and found.get("method") == "post":
            self.forms.append(urljoin(self.path, found.get("action") or ""))


def pages(cast: Cast, begin: Seeds) -> Iterator[Sent]:
    """Each shape once in each language, by the first who gets there, and each form's answer to nothing at all.

    In English only what a visitor, an applicant and a specialist see: the templates are the same.
    """
    for language in LANGUAGES:
        seen: set[str] = set()
        for part in PARTS if language != "en" else PARTS[:3]:
            client = signed_in(cast.everybody()[part])
            seeds = [seed.replace("/kk/", f"/{language}/", 1) for seed in begin[part]]
            yield from _walked(client, part, seeds, language, seen)


def _walked(client: Client, who: str, waiting: list[str], language: str, seen: set[str]) -> Iterator[Sent]:
    seen -= {shape_of(seed) for seed in waiting}
    forms: dict[str, str] = {}
    while waiting:
        path = waiting.pop(0)
        if shape_of(path) in seen:
            continue
        seen.add(shape_of(path))
        page = _opened(client, path)
        if page is None:
            continue
        yield Sent(who, path, page.content)
        found = Links(page, page.request["PATH_INFO"])
        waiting += [link for link in found.links if link.startswith(f"/{language}/") and not NO_PAGE.search(link)]
        forms |= {shape_of(form): form for form in found.forms if not NO_QUESTION.search(form)}
    yield from _answers(client, who, forms)


def _opened(client: Client, path: str) -> HttpResponse | None:
    page = client.get(path, follow=True)
    is_page = page.status_code in OPENED and page["Content-Type"].startswith("text/html")
    return page if is_page and not page.streaming else None


def _answers(client: Client, who: str, forms: dict[str, str]) -> Iterator[Sent]:
    for form in forms.values():
        page = client.post(form)
        if page.status_code == 200 and b"error-summary" in page.content:
            yield Sent(who, f"{form} sent empty", page.content)
