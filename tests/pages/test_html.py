"""The Nu HTML checker finds no error in any page: every kind of visitor, three languages, mistakes, what went wrong."""

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from tests.fences.rooms import ROOT
from tests.pages.walk import LANGUAGES, Sent

CHECKER = ROOT / ".venv" / "tools" / "vnu-jar" / "vnu.jar"
BROKEN = ("400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html")

pytestmark = pytest.mark.django_db


def checked(folder: Path) -> list[dict[str, str]]:
    """What the checker says about the files of a folder, all in one run of Java."""
    command = ["java", "-Xss4m", "-jar", str(CHECKER), "--format", "json", "--exit-zero-always", "--skip-non-html"]
    answer = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True)
    messages: list[dict[str, str]] = json.loads(answer.stderr)["messages"]
    return messages


def written(pages: list[Sent], folder: Path) -> dict[str, str]:
    """Each page as a file; the answer says which page lies in which."""
    names = {}
    for number, page in enumerate(pages):
        file = folder / f"{number:04}.html"
        file.write_bytes(page.body)
        names[file.name] = page.name
    return names


def errors(pages: list[Sent], folder: Path) -> list[str]:
    names = written(pages, folder)
    return [
        f"{names[Path(unquote(urlsplit(each['url']).path)).name]}: {each['message']} {each.get('extract', '')}"
        for each in checked(folder)
        if each["type"] != "info" or each.get("subType") == "warning"
    ]


def broken_pages() -> list[Sent]:
    found = []
    for language in LANGUAGES:
        with override(language):
            found += [
                Sent(language, name, render_to_string(name, {"typed": ["Мен жаздым"]}).encode()) for name in BROKEN
            ]
    return found


def test_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    bad = Sent("nobody", "/", b"<!DOCTYPE html><html lang=kk><title>x</title><p id=a><p id=a><li>")

    assert len(errors([bad], tmp_path)) >= 2


def test_no_page_has_an_error(sent_pages: list[Sent], tmp_path: Path) -> None:
    pages = [*sent_pages, *broken_pages()]

    assert "\n".join(errors(pages, tmp_path)) == ""
    assert len(pages) > 300
    assert sum("sent empty" in page.path for page in pages) > 30
