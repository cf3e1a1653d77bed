"""Forms sent as nobody should send them: empty, and with nonsense, past the browser's own checks."""

import re
from collections.abc import Iterator
from itertools import product

from tests.browser.visitor import Visitor
from tests.fences.rooms import ROOT

FORMS = (ROOT / "scripts" / "forms.js").read_text().partition("\n")[2].strip()
NONSENSE = {"empty": "", "wrong": "?"}
# What would sign the visitor out or take away what she stands on.
LEFT_ALONE = re.compile(r"/(logout|discard|administration|recovery-codes)/")


def mistaken_pages(visitor: Visitor, paths: list[str]) -> Iterator[str]:
    """Send each form of each page empty and wrong; stop at every answer that lists mistakes."""
    for path in paths:
        for at, name in product(questions(visitor, path), NONSENSE):
            if sent_with_mistakes(visitor, path, at, NONSENSE[name]):
                yield f"{path} form {at} {name}"


def questions(visitor: Visitor, path: str) -> list[int]:
    """The places of the forms on a page that ask for something."""
    if LEFT_ALONE.search(path):
        return []
    visitor.go(path)
    found: list[int] = visitor.page.evaluate(f"{FORMS}.asking()")
    return found


def sent_with_mistakes(visitor: Visitor, path: str, at: int, text: str) -> bool:
    """Whether the form number `at` of a page comes back with a list of mistakes; a form that is gone does not."""
    if at not in questions(visitor, path):
        return False
    with visitor.page.expect_navigation():
        visitor.page.evaluate(f"asked => {FORMS}.send(asked)", {"at": at, "text": text})
    return visitor.page.locator(".error-summary").count() > 0
