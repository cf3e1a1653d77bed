"""Template tags that every page may use without loading: the head, the foot, the list of mistakes."""

from typing import Any
from urllib.parse import urlencode

from django import forms, template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from socialaid.lib import look

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


LOOKS = {
    "text": (_("Size of letters"), {"normal": _("Usual"), "large": _("Large")}),
    "theme": (_("Colours"), {"system": _("As on the device"), "light": _("Light"), "dark": _("Dark")}),
}


@register.simple_tag(takes_context=True)
def chosen_look(context: dict[str, Any]) -> dict[str, str]:
    """How this reader wants the page: {"text": ..., "theme": ...}."""
    return look.chosen(context["request"].COOKIES if "request" in context else {})


@register.simple_tag(takes_context=True)
def look_choices(context: dict[str, Any]) -> list[dict[str, Any]]:
    """What can be chosen about the look, each choice with the address that keeps it and leads back to this page."""
    now = chosen_look(context)
    back = context["request"].get_full_path() if "request" in context else ""
    return [
        {"name": name, "title": title, "choices": _look_links(name, words, now[name], back)}
        for name, (title, words) in LOOKS.items()
    ]


def _look_links(name: str, words: dict[str, Any], now: str, back: str) -> list[dict[str, Any]]:
    return [
        {
            "value": value,
            "label": label,
            "current": value == now,
            "url": f"{reverse('look')}?{urlencode({name: value, 'back': back})}",
        }
        for value, label in words.items()
    ]


# Sentences that say nothing without the name of the field before them.
BARE = (forms.Field.default_error_messages["required"],)


@register.simple_tag(takes_context=True)
def has_mistakes(context: template.Context) -> bool:
    """True when a form of this page came back with mistakes; its title then begins with that."""
    shown: list[Any] = [*context.flatten().values()]
    return any(isinstance(each, forms.BaseForm) and each.is_bound and bool(each.errors) for each in shown)


@register.simple_tag
def field_address(field: Any) -> str:
    """The id of what a person fills in first in this field."""
    return str(field.id_for_label or f"{field.auto_id}_0")


@register.simple_tag
def mistake_line(field: Any, error: str) -> str:
    """The sentence about a mistake as the list at the top says it, away from its field."""
    return f"{field.label}: {error}" if error in BARE else str(error)


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
