"""What a search of the record finds, as lines that look the same for every kind."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import make_aware

from socialaid.audit.models import SOURCES, Attempt, Event, Inquiry, Kind, Reading

PERSON = {Kind.EVENT: "actor", Kind.READING: "reader", Kind.ATTEMPT: "who", Kind.INQUIRY: "by"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the record in words: when, who, in which role, of which office, about which case, what, from where."""

    at: datetime
    who: str
    role: str
    office: str
    number: str
    what: str
    address: str


def found_by(inquiry: Inquiry) -> QuerySet[Any]:
    """The rows that an inquiry asks for, in no order yet."""
    person = PERSON[Kind(inquiry.kind)]
    asked = {person: inquiry.person, "number": inquiry.number, "office": inquiry.office}
    days = {"at__gte": _start(inquiry.since, 0), "at__lt": _start(inquiry.until, 1)}
    rows = SOURCES[inquiry.kind]._default_manager.select_related(person)  # noqa: SLF001
    return rows.filter(**{column: value for column, value in (asked | days).items() if value})


def line_of(row: Event | Reading | Attempt | Inquiry) -> Line:
    kind = next(kind for kind, model in SOURCES.items() if isinstance(row, model))
    person = getattr(row, PERSON[Kind(kind)])
    return Line(
        at=row.at,
        who=(person.full_name or person.username) if person else "",
        role=getattr(row, "role", ""),
        office=row.office,
        number=row.number,
        what=_what(row),
        address=row.address or "",
    )


def opened(number: str, *, except_by: Any) -> QuerySet[Reading]:
    """Who opened the file of a case, the person herself left out."""
    return Reading.objects.filter(number=number).exclude(reader=except_by).select_related("reader")


def _what(row: Event | Reading | Attempt | Inquiry) -> str:
    if isinstance(row, Event):
        return ": ".join(part for part in (row.label, row.note) if part)
    if isinstance(row, Attempt):
        return f"{row.get_outcome_display()}: {row.path}"
    return f"{row.get_kind_display()}: {row.reason}" if isinstance(row, Inquiry) else row.path


def _start(day: date | None, later: int) -> datetime | None:
    return make_aware(datetime.combine(day + timedelta(days=later), time.min)) if day else None
