"""Kazakh and Russian are complete, and no new string is forgotten."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.fences.rooms import ROOT

LANGUAGES = ("kk", "ru")
FOLDERS = ("socialaid/locale", "socialaid/locale_libraries")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
PLACES = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
BIG_FOLDERS = (".git", ".venv", "var", "static", "tests", "docs", ".mypy_cache", ".ruff_cache", ".pytest_cache")


def _catalogue(root: Path, folder: str, language: str) -> Catalog:
    with (root / folder / language / "LC_MESSAGES" / "django.po").open("rb") as stream:
        return read_po(stream, locale=language)


def _messages(folder: str, language: str, root: Path = ROOT) -> list[Message]:
    return [message for message in _catalogue(root, folder, language) if message.id]


def _texts(value: str | tuple[str, ...] | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _ids(messages: list[Message]) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(message.context, tuple(_texts(message.id))) for message in messages}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_message_is_translated(folder, language):
    unfinished = [
        message.id
        for message in _messages(folder, language)
        if message.fuzzy or not all(text.strip() for text in _texts(message.string))
    ]
    assert unfinished == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_kazakh_and_russian_hold_the_same_messages(folder):
    assert _ids(_messages(folder, "kk")) == _ids(_messages(folder, "ru"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_translations_keep_the_places_to_fill_in(folder, language):
    wrong = [
        message.id
        for message in _messages(folder, language)
        if any(
            set(PLACES.findall(text)) - set(PLACES.findall(" ".join(_texts(message.id))))
            for text in _texts(message.string)
        )
        or set(PLACES.findall(_texts(message.id)[-1])) - set(PLACES.findall(_texts(message.string)[-1]))
    ]
    assert wrong == []


def test_message_ids_are_english():
    own = [text for message in _messages(FOLDERS[0], "ru") for text in _texts(message.id) if CYRILLIC.search(text)]
    assert own == []


def test_no_new_string_waits_for_the_catalogues(tmp_path):
    copy = tmp_path / "tree"
    shutil.copytree(ROOT, copy, ignore=_left_out)
    for folder in ("static", "var"):
        (copy / folder).mkdir()
    (copy / ".venv").symlink_to(ROOT / ".venv")
    subprocess.run(["scripts/collect_messages.sh"], cwd=copy, check=True, capture_output=True)
    for language in LANGUAGES:
        collected = _ids(_messages(FOLDERS[0], language, copy))
        assert sorted(collected - _ids(_messages(FOLDERS[0], language))) == []
        assert sorted(_ids(_messages(FOLDERS[0], language)) - collected) == []


def _left_out(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if Path(folder) == ROOT and name in BIG_FOLDERS} | {"__pycache__"}
