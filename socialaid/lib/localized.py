"""Columns in three languages: name_kk, name_ru, name_en."""

from typing import Any

from django.utils.translation import get_language


def localized(thing: Any, field: str, language: str | None = None) -> str:
    """The text of `field` in the language asked for or active, in Kazakh where that one is empty."""
    if not thing:
        return ""
    code = (language or get_language() or "kk")[:2]
    return str(getattr(thing, f"{field}_{code}", "") or getattr(thing, f"{field}_kk"))
