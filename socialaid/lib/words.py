"""Template filters that every page may use without loading: money, dates, numbers, texts in three languages."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.urls import translate_url
from django.utils import formats, timezone
from django.utils.translation import override

from socialaid.lib import identifiers, money
from socialaid.lib.localized import localized as localized_text

register = template.Library()


@register.filter
def tenge(amount: int | Decimal | None) -> str:
    return money.tenge(amount)


@register.filter
def localized(thing: Any, field: str) -> str:
    return localized_text(thing, field)


def _local(moment: date | datetime) -> date | datetime:
    return timezone.localtime(moment) if isinstance(moment, datetime) and timezone.is_aware(moment) else moment


@register.filter
def short_date(moment: date | datetime | None) -> str:
    return formats.date_format(_local(moment), "SHORT_DATE_WORDS") if moment else ""


@register.filter
def long_date(moment: date | datetime | None) -> str:
    return formats.date_format(_local(moment), "DATE_WITH_WEEKDAY") if moment else ""


@register.filter
def plain_date(moment: date | datetime | None) -> str:
    return formats.date_format(_local(moment), "DATE_FORMAT") if moment else ""


@register.filter
def day_time(moment: datetime | None) -> str:
    return formats.date_format(_local(moment), "SHORT_DATETIME_WORDS") if moment else ""


@register.filter
def masked_iin(iin: str) -> str:
    return identifiers.mask_iin(iin)


@register.filter
def masked_iban(iban: str) -> str:
    return identifiers.mask_iban(iban)


@register.filter
def phone_groups(phone: str) -> str:
    return identifiers.phone_groups(str(phone or ""))


@register.filter
def iban_groups(iban: str) -> str:
    return identifiers.iban_groups(iban)


@register.simple_tag(takes_context=True)
def switch_language_url(context: dict[str, Any], code: str) -> str:
    """The address of this very page in another language."""
    if "request" not in context:
        with override(code):
            return f"/{code}/"
    return translate_url(context["request"].get_full_path(), code)
