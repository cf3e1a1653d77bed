"""Template tags that every page may use without loading: the head, the foot, the list of mistakes."""

from typing import Any

from django import template
from django.utils.translation import get_language

register = template.Library()

# Each language in its own words, and as short as a phone's head allows.
LANGUAGES = (
    {"code": "kk", "name": "Қазақша", "short": "ҚАЗ"},
    {"code": "ru", "name": "Русский", "short": "РУС"},
    {"code": "en", "name": "English", "short": "ENG"},
)


@register.simple_tag
def page_languages() -> list[dict[str, Any]]:
    """The languages of the portal; `current` marks the one of this page."""
    active = (get_language() or "kk")[:2]
    return [{**language, "current": language["code"] == active} for language in LANGUAGES]


@register.simple_tag
def first_summary(form: Any) -> bool:
    """True the first time that a page asks about `form`, so that its mistakes are listed once."""
    asked = getattr(form, "summary_shown", False)
    form.summary_shown = True
    return not asked


@register.filter
def without_placeholders(form: Any) -> Any:
    """The form with nothing written inside its empty fields: the label above says it already."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form


@register.filter
def count_tone(tone: str) -> str:
    return f"count-{tone}" if tone else "count-plain"


@register.filter
def plain_digits(phone: str) -> str:
    """A phone number as `tel:` wants it: "8 (71638) 2-10-48" becomes "+77163821048"."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    return f"+7{digits[1:]}" if digits.startswith("8") and len(digits) == 11 else digits
