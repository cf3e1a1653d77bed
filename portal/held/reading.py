"""The sheet that a person reads: the same facts as in the JSON, in her language, nothing that is empty."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, override

from entitlements.models import DocumentKind
from offices.models import Office
from portal.held.words import CALLED, CODES
from socialaid.audit.acts import label_of
from socialaid.lib.localized import localized
from socialaid.lib.money import tenge

Plain = dict[str, Any]
Rows = list[tuple[str, str]]
# What is in the JSON and would only tire a reader.
LEFT_OUT: Final = {"form", "files", "browser", "prints", "username", "ways"}
LISTS: Final = ("acting", "people", "letters", "devices", "acts")
PARTS: Final = ("documents", "messages", "decisions", "payments", "timeline", "opened")


def sheet_of(told: Plain, language: str) -> str:
    """The HTML of the sheet in Kazakh or Russian; in Kazakh for whoever reads the portal in English."""
    chosen = language if language in ("kk", "ru") else "kk"
    with override(chosen):
        context = {
            "language": chosen,
            "made_at": _moment(told["made_at"]),
            "account": rows_of(told["account"]),
            "cases": [_case(case) for case in told["cases"]],
            "lists": [(CALLED[key], [rows_of(each) for each in told[key]]) for key in LISTS if told[key]],
        }
        return render_to_string("pdf/held.html", context)


def _case(case: Plain) -> Plain:
    alone = {key: value for key, value in case.items() if key not in (*PARTS, "applicant", "household", "delivery")}
    family = case["household"] or {"members": []}
    parts = [(CALLED[key], [rows_of(each) for each in case[key]]) for key in PARTS if case[key]]
    return {
        "number": case["number"] or gettext("Not sent yet"),
        "rows": rows_of(alone) + rows_of(case["applicant"]) + rows_of(case["delivery"] or {}),
        "parts": [*parts, (CALLED["household"], [rows_of(member) for member in family["members"]])],
    }


def rows_of(facts: Plain) -> Rows:
    """Each fact that is there, with what it is called; what lies inside another fact follows it."""
    rows: Rows = []
    for key, value in facts.items():
        if key in LEFT_OUT or value in ("", None, [], {}):
            continue
        named = _in_my_language(value)
        rows += _inside(named) if isinstance(named, list | dict) else [(str(CALLED[key]), _value(key, named))]
    return rows


def _in_my_language(value: Any) -> Any:
    """Of what is there in Kazakh and Russian, the one that is read here."""
    return value[get_language()] if isinstance(value, dict) and set(value) == {"kk", "ru"} else value


def _inside(value: "list[Plain] | Plain") -> Rows:
    inner = [value] if isinstance(value, dict) else value
    return [row for each in inner for row in rows_of(each)]


def _value(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if key in WRITTEN:
        return WRITTEN[key](value)
    if key in CODES:
        return ", ".join(str(CODES[key].get(code, code)) for code in value.split(","))
    return _moment(value) if isinstance(value, str) else str(value)


def _office(code_or_name: str) -> str:
    """A department is named in the record by its code."""
    office = Office.objects.filter(code=code_or_name).first()
    return localized(office, "short_name") if office else code_or_name


def _document(no: int) -> str:
    kind = DocumentKind.objects.filter(no=no).first()
    name = localized(kind, "short") if kind else ""
    return f"{no}. {name}" if no else name


def _moment(text: str) -> str:
    """A day or a moment as people write it; any other text as it is."""
    try:
        when = parse_datetime(text) if "T" in text else None
        day = parse_date(text) if when is None else None
    except ValueError:
        return text
    if isinstance(when, datetime):
        return date_format(timezone.localtime(when), "SHORT_DATETIME_WORDS")
    return date_format(day, "DATE_FORMAT") if day else text


WRITTEN: Final[dict[str, Callable[[Any], str]]] = {
    "act": lambda act: str(label_of(act)),
    "amount": tenge,
    "no": _document,
    "office": _office,
}
