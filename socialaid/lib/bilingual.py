"""Kazakh and Russian side by side, the law's two languages, as plain data for printed sheets."""

from datetime import date, datetime
from typing import Final

from django.utils import timezone

Pair = dict[str, str]

EMPTY: Final[Pair] = {"kk": "", "ru": ""}

_MONTHS_KK = (
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
)
_MONTHS_RU = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)


def pair(thing: object, field: str) -> Pair:
    """Both names of a thing, from `<field>_kk` and `<field>_ru`; Kazakh stands in for a missing Russian one."""
    kazakh = str(getattr(thing, f"{field}_kk"))
    return {"kk": kazakh, "ru": str(getattr(thing, f"{field}_ru")) or kazakh}


def same(text: str) -> Pair:
    """A text that reads alike in both languages."""
    return {"kk": text, "ru": text}


def day_pair(day: date) -> Pair:
    """The formal date: "2026 жылғы 22 қараша" and "22 ноября 2026 года"."""
    return {
        "kk": f"{day.year} жылғы {day.day} {_MONTHS_KK[day.month - 1]}",
        "ru": f"{day.day} {_MONTHS_RU[day.month - 1]} {day.year} года",
    }


def moment_pair(moment: datetime) -> Pair:
    """The formal date with the local time: "22 ноября 2026 года, 09:14"."""
    local = timezone.localtime(moment)
    return {language: f"{words}, {local:%H:%M}" for language, words in day_pair(local.date()).items()}
