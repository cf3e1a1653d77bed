from types import SimpleNamespace

import pytest
from django.utils import translation

from socialaid.lib.localized import localized

OFFICE = SimpleNamespace(name_kk="Ақкөл", name_ru="Акколь", name_en="Akkol")


@pytest.mark.parametrize(
    ("language", "name"), [("kk", "Ақкөл"), ("ru", "Акколь"), ("en", "Akkol"), ("ru-kz", "Акколь")]
)
def test_text_follows_the_active_language(language: str, name: str) -> None:
    with translation.override(language):
        assert localized(OFFICE, "name") == name


def test_language_can_be_asked_for() -> None:
    with translation.override("kk"):
        assert localized(OFFICE, "name", "ru") == "Акколь"


@pytest.mark.parametrize("language", ["en", "de"])
def test_kazakh_stands_in_for_what_is_missing(language: str) -> None:
    office = SimpleNamespace(name_kk="Ақкөл", name_ru="Акколь", name_en="")

    assert localized(office, "name", language) == "Ақкөл"


def test_without_a_language_it_is_kazakh() -> None:
    with translation.override(None):
        assert localized(OFFICE, "name") == "Ақкөл"


def test_nothing_has_no_name() -> None:
    assert localized(None, "name") == ""
