"""A real browser before the real pages: Debian's Chromium, nobody else's network, one visitor per person."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from tests.browser.visitor import Visitor
from tests.cast import Cast

CHROMIUM = "/usr/bin/chromium"
ALONE = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 800}}

Admit = Callable[..., Visitor]

# Playwright keeps an event loop in the thread of the test, which is also the one that asks the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives the browser, and is marked so."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": list(ALONE)}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_modify_db_settings_parallel_suffix: None,  # each process has a database of its own
) -> None:
    """SQLite in a file, as the portal has it: in memory all threads share one connection and lock each other out."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "portal.sqlite3")


@pytest.fixture
def admit(browser: Browser, live_server: Any, cast: Cast) -> Iterator[Admit]:
    """Lets in a person of the cast by her part, or a passer-by; whatever a page complains of fails the test.

    With `bad_line` the line is slow, and the test may break it.
    """
    inside: list[Visitor] = []

    def let_in(part: str = "nobody", *, phone: bool = False, bad_line: bool = False, **more: Any) -> Visitor:
        context = browser.new_context(**(PHONE if phone else DESK), locale="kk-KZ", timezone_id="Asia/Almaty", **more)
        visitor = Visitor(context, live_server.url, bad_line=bad_line)
        inside.append(visitor)
        if part != "nobody":
            visitor.sign_in(cast.everybody()[part], settings.DEMO_PASSWORD)
        if bad_line:
            visitor.line.slows_down()
        return visitor

    yield let_in
    for visitor in inside:
        visitor.context.close()
    assert [complaint for visitor in inside for complaint in visitor.complaints] == []


def noisy_photo(path: Path) -> Path:
    """A photo with so much in it that it takes seconds on a slow line."""
    Image.effect_noise((700, 900), 80).convert("RGB").save(path, quality=70)
    return path


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo of a paper, as a phone takes it."""
    path = tmp_path / "құжат.jpg"
    picture = Image.new("RGB", (900, 1200), "#f4f1ea")
    ImageDraw.Draw(picture).text((60, 60), "Certificate No. 14, 3 November 2026", fill="#222", font_size=40)
    picture.save(path, quality=80)
    return path
