"""Forms sent as nobody should send them: empty, and past the browser's own checks."""

import re
from collections.abc import Iterator

from tests.browser.visitor import Visitor
from tests.browser.walk import pages

# Forms of the page that ask for something; a lone button is an act, not a question.
ASKING = """() => [...document.querySelectorAll('#main form[method=post]')]
    .map((form, at) => [form, at])
    .filter(([form]) => form.querySelector('input:not([type=hidden]), select, textarea'))
    .map(([form, at]) => at)"""
SEND_EMPTY = """at => {
    const form = document.querySelectorAll('#main form[method=post]')[at];
    for (const field of form.elements) {
        if (field.type === 'hidden' || field.type === 'submit') continue;
        if (field.type === 'checkbox' || field.type === 'radio') field.checked = false;
        else field.value = '';
    }
    form.noValidate = true;
    form.requestSubmit(form.querySelector('button:not([name]), [type=submit]'));
}"""
# What would sign the visitor out or take away what she stands on.
LEFT_ALONE = re.compile(r"/(logout|discard|administration|recovery-codes)/")


def mistaken_pages(visitor: Visitor, *seeds: str, seen: set[str], language: str) -> Iterator[str]:
    """Send each form of each page empty; stop at every answer that lists mistakes."""
    walked = [path for path, answer in pages(visitor, *seeds, seen=seen, language=language) if answer.ok]
    for path in walked:
        if LEFT_ALONE.search(path):
            continue
        visitor.go(path)
        for at in visitor.page.evaluate(ASKING):
            visitor.go(path)
            with visitor.page.expect_navigation():
                visitor.page.evaluate(SEND_EMPTY, at)
            if visitor.page.locator(".error-summary").count():
                yield f"{path} form {at}"
