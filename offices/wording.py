"""Hours and contacts of an office in words, for pages and for printed sheets (Standard §10, §24)."""

from collections.abc import Sequence
from datetime import time
from typing import Any, Final

from django.utils.translation import get_language, gettext

from offices.models import Office
from socialaid.lib.bilingual import Pair, pair, same
from socialaid.lib.localized import localized

Facts = dict[str, Any]

DAYS: Final = {
    "kk": ("Дс", "Сс", "Ср", "Бс", "Жм", "Сб", "Жс"),
    "ru": ("Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
BREAK: Final = {"kk": "үзіліс", "ru": "перерыв", "en": "break"}


def days_words(days: Sequence[int], language: str) -> str:
    """Weekdays (0 is Monday) as people write them: "Дс–Жм" for three or more in a row, else "Дс, Бс"."""
    names = [DAYS[language][day] for day in days]
    in_a_row = len(days) > 2 and list(days) == list(range(days[0], days[0] + len(days)))
    return f"{names[0]}–{names[-1]}" if in_a_row else ", ".join(names)


def known_as(office: Office, language: str | None = None) -> str:
    """The name by which the territory is known today, where that is another one than in the standard."""
    later = [alias for alias in office.aliases if alias.get("since")]
    return str(later[-1].get(_spoken(language)) or later[-1]["kk"]) if later else ""


def territory_words(office: Office, language: str | None = None) -> str:
    """The district or city as the standard has it, with today's name where that is another."""
    name, today = localized(office, "territory", language), known_as(office, language)
    return gettext("%(name)s (now %(today)s)") % {"name": name, "today": today} if today else name


def hours_words(office: Office, language: str | None = None) -> str:
    """When the office is open: "Дс–Жм 09:00–18:00, үзіліс 13:00–14:00"; empty where the standard does not say."""
    if office.opens is None or office.closes is None or not office.workdays:
        return ""
    return _week(
        office.workdays,
        (_clock(office.opens), _clock(office.closes)),
        (_clock(office.break_from), _clock(office.break_to)),
        _spoken(language),
    )


def reception_words(office: Office, language: str | None = None) -> list[tuple[str, str]]:
    """When the head and the deputies receive citizens: the post and its hours (Standard §21, §24)."""
    spoken = _spoken(language)
    return [(hours["post"][spoken], _reception(hours, spoken)) for hours in office.leadership_reception]


def _reception(hours: Facts, language: str) -> str:
    pause = (hours.get("break_from", ""), hours.get("break_to", ""))
    return _week(hours["days"], (hours["from"], hours["to"]), pause, language)


def _week(days: Sequence[int], span: tuple[str, str], pause: tuple[str, str], language: str) -> str:
    words = f"{days_words(days, language)} {span[0]}–{span[1]}"
    return f"{words}, {BREAK[language]} {pause[0]}–{pause[1]}" if pause[0] else words


def _clock(moment: time | None) -> str:
    return f"{moment:%H:%M}" if moment else ""


def _spoken(language: str | None) -> str:
    code = (language or get_language() or "kk")[:2]
    return code if code in DAYS else "kk"


def office_facts(office: Office) -> Facts:
    """The department as the head of a printed sheet names it."""
    return {
        "name": pair(office, "name"),
        "address": pair(office, "address"),
        "phones": ", ".join(office.phones),
        "emails": ", ".join(office.emails),
        "hours": {language: hours_words(office, language) for language in ("kk", "ru")},
    }


def complaint_facts(department: Office, directorate: Office) -> list[Facts]:
    """Where to complain: first the department, then the directorate (Standard §22, §24)."""
    return [_complaint_address(department), _complaint_address(directorate)]


def _complaint_address(office: Office) -> Facts:
    facts = office_facts(office)
    del facts["hours"]
    return {**facts, "reception": _reception_pair(office)}


def _reception_pair(office: Office) -> Pair:
    if not office.leadership_reception:
        return same("")
    return {
        language: "; ".join(f"{post}: {hours}" for post, hours in reception_words(office, language))
        for language in ("kk", "ru")
    }
