from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage

from socialaid.files.vault import SealedStorage
from socialaid.prints.actions import freezing
from socialaid.prints.actions.freezing import freeze
from socialaid.prints.models import Print

NOW = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path) -> Path:
    """Where the sheets of one test lie."""
    monkeypatch.setattr(Print._meta.get_field("content"), "storage", SealedStorage(FileSystemStorage(tmp_path)))
    return tmp_path


@pytest.fixture(autouse=True)
def _templates_of_tests(settings):
    [engine] = settings.TEMPLATES
    own = Path(__file__).parents[1] / "templates"
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], own]}]


@pytest.fixture(autouse=True)
def rings(monkeypatch) -> list[tuple]:
    """The rings that were asked for, in order."""
    rung: list[tuple] = []
    monkeypatch.setattr(freezing, "ring", lambda *ring: rung.append(ring))
    return rung


@pytest.fixture
def leaflet() -> Print:
    facts = {"title": {"kk": "Әлеуметтік көмек", "ru": "Социальная помощь"}}
    return freeze(kind="leaflet", number="01-2026-000142", facts=facts, office="akkol", now=NOW)
