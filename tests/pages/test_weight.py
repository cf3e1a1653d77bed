"""A first visit to any page stays under 150 kB as it travels: page, styles, scripts, pictures and all fonts."""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import brotli
import pytest

from tests.fences.rooms import ROOT
from tests.pages.walk import Sent

MOST = 150_000
LOADED = re.compile(rb'(?:<link[^>]*?href|<script[^>]*?src|<img[^>]*?src)="/static/([^"]+)"')
NAMED = re.compile(r'url\("?\.\./([^")]+)"?\)')
LIBRARIES = ("mfa/", "account/", "admin/")

pytestmark = pytest.mark.django_db


@cache
def bytes_of(name: str) -> int:
    """A file as it travels: fonts are packed already, the rest is packed by brotli as WhiteNoise does it."""
    raw = (ROOT / "static" / name).read_bytes()
    return len(raw) if Path(name).suffix in {".woff2", ".png", ".jpg"} else len(brotli.compress(raw))


def loaded_by(page: bytes) -> Iterator[str]:
    """The static files of a page, and those that its styles name; all fonts count, though few pages need all four."""
    for found in LOADED.findall(page):
        name = found.decode()
        if name.startswith(LIBRARIES):
            continue
        yield name
        if name.endswith(".css"):
            yield from NAMED.findall((ROOT / "static" / name).read_text())


def weight(page: Sent) -> int:
    """The page itself counts in full: it is not packed, as secrets stand in it beside what others can steer."""
    return len(page.body) + sum(map(bytes_of, set(loaded_by(page.body))))


def test_every_page_weighs_less_than_150_kb_at_the_first_visit(sent_pages: list[Sent]) -> None:
    weights = sorted(((weight(page), page.name) for page in sent_pages), reverse=True)
    sys.stdout.write("\n".join(f"{bytes_:>8} {name}" for bytes_, name in weights[:5]))

    assert [each for each in weights if each[0] > MOST] == []
    assert weights[0][0] > 100_000
