"""What every test stands on: the engines' markers, a silent doorbell, and the fixed cast."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import pytest
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from applications.actions import loading as applications_loading
from applications.models import RefusalGround
from deadlines.actions import loading as deadlines_loading
from deadlines.models import CalendarDay
from entitlements.actions import loading as entitlements_loading
from entitlements.models import Category, DocumentKind, IndexValue, MaslikhatDecision, NeededDocument
from offices.actions import loading as offices_loading
from offices.models import Office, StandardVersion
from socialaid.files import cleaning, scanner
from socialaid.lib import doorbell
from tests.cast import Cast, assembled_once
from tests.snapshot import written_once

pytest_plugins = ["tests.plugins.own_cache", "tests.plugins.scanner", "tests.plugins.triggers"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of what only PostgreSQL can do are not collected on SQLite."""
    if connection.vendor == "postgresql":
        return
    only_postgres = [item for item in items if item.get_closest_marker("postgres")]
    if only_postgres:
        config.hook.pytest_deselected(items=only_postgres)
        items[:] = [item for item in items if item not in only_postgres]


class Bell:
    """Notes what was rung instead of sending it."""

    def __init__(self) -> None:
        self.rings: list[tuple[str, tuple[int | str, ...]]] = []

    def send_task(self, name: str, args: tuple[int | str, ...] = (), **_options: object) -> None:
        self.rings.append((name, tuple(args)))

    def names(self) -> set[str]:
        return {name for name, _args in self.rings}


@pytest.fixture(autouse=True)
def bell(monkeypatch: pytest.MonkeyPatch) -> Bell:
    """The doorbell of one test: no broker is touched, what was rung can be read."""
    noting = Bell()
    monkeypatch.setattr(doorbell, "current_app", noting)
    monkeypatch.setitem(doorbell.quiet, "until", 0.0)
    monkeypatch.setitem(scanner.quiet, "until", 0.0)
    return noting


@pytest.fixture(scope="session", autouse=True)
def _passwords_hashed_quickly() -> Iterator[None]:
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session", autouse=True)
def _same_photo_is_redrawn_once() -> Iterator[None]:
    """Most cases of the tests hand in the same sample pages; redrawing depends on nothing but the bytes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cleaning, "redrawn", lru_cache(maxsize=64)(cleaning.redrawn))
        yield


REFERENCE = (
    Office,
    StandardVersion,
    CalendarDay,
    DocumentKind,
    MaslikhatDecision,
    Category,
    NeededDocument,
    IndexValue,
    RefusalGround,
)


def load_reference() -> None:
    """Load all reference data by the real loaders."""
    for room in (offices_loading, deadlines_loading, entitlements_loading, applications_loading):
        room.load()


@pytest.fixture
def reference(db: None) -> None:
    """The offices, the standard, the calendar, the categories and the grounds, as they are loaded for real."""
    written_once("reference", REFERENCE, load_reference)


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def cast(reference: None, today: date) -> Cast:
    """The applicant, her office's people, the specialist next door, the directorate, the administrator, a stranger."""
    return assembled_once(today)
