"""What a browser may run and load: nothing but our own files, nothing written inside a page."""

import re

import pytest
from django.test import Client

from tests.fences.rooms import TEMPLATES

STYLE, HANDLER = re.compile(r"\sstyle\s*=|<style\b"), re.compile(r"<[^>]*\son[a-z]+\s*=", re.DOTALL)
SCRIPT = re.compile(r"<script\b([^>]*)>")
# Sheets and letters are no pages: what draws a letter reads no file of ours.
NO_PAGES = {"pdf", "notices"}
PAGES = [path for path in sorted(TEMPLATES.rglob("*.html")) if path.relative_to(TEMPLATES).parts[0] not in NO_PAGES]


def policy(response: object) -> dict[str, list[str]]:
    directives = response["Content-Security-Policy"].split(";")
    return {name: sources for name, *sources in (directive.split() for directive in directives)}


def test_no_template_carries_a_style_or_a_handler() -> None:
    found = [path.name for path in PAGES if STYLE.search(path.read_text()) or HANDLER.search(path.read_text())]
    assert found == []


def test_no_template_carries_a_script_that_runs() -> None:
    """A script comes from a file; JSON for it is no script."""
    scripts = [(path.name, found) for path in PAGES for found in SCRIPT.findall(path.read_text())]
    running = [(name, found) for name, found in scripts if "application/json" not in found]
    assert running
    assert [(name, found) for name, found in running if "src=" not in found] == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/kk/", "/ru/account/login/", "/en/no-such-page/"])
def test_policy_lets_in_only_our_own_files(address: str, client: Client, reference: None) -> None:
    rules = policy(client.get(address))

    assert all(source == "'self'" or source.startswith("'nonce-") for source in rules["script-src"])
    assert rules["style-src"] == ["'self'"]
    assert rules["form-action"] == ["'self'"]
    assert {name: rules[name] for name in ("default-src", "object-src", "base-uri", "frame-ancestors")} == {
        name: ["'none'"] for name in ("default-src", "object-src", "base-uri", "frame-ancestors")
    }
    assert "unsafe" not in str(rules)
