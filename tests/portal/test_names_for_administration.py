"""The administrator reads names of things in her language, not names of classes."""

import pytest
from django.contrib import admin
from django.utils.translation import override

ROOMS = ("offices", "deadlines", "entitlements", "commission", "accounts")
LATIN = set("abcdefghijklmnopqrstuvwxyz")
MODELS = [model for model in admin.site._registry if model._meta.app_label in ROOMS]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_name_is_translated(model: type, language: str) -> None:
    with override(language):
        names = f"{model._meta.verbose_name} {model._meta.verbose_name_plural}"  # type: ignore[attr-defined]

    assert names.strip()
    assert not LATIN & set(names.lower())
