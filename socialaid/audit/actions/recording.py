"""Adding a line to the record, inside the transaction of the act itself."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from socialaid.audit.models import Event, Reading
from socialaid.lib.origin import address_in_hand, reading_was_noted, role_in_hand

LONGEST_ROLE = 40


def record(
    *,
    act: str,
    by: Any,
    now: datetime,
    number: str = "",
    path: str = "",
    office: str = "",
    role: str = "",
    state: str = "",
    facts: Mapping[str, Any] | None = None,
) -> Event:
    """Write down an act; `by` is None for the program itself. `facts` hold codes, dates, numbers: no personal data."""
    return Event.objects.create(
        at=now,
        actor=by,
        role=_role(by, office, role),
        act=act,
        number=number,
        path=path,
        office=office,
        state=state,
        facts=dict(facts or {}),
        address=address_in_hand(),
    )


def record_many(events: Iterable[Event]) -> list[Event]:
    """Write down many acts at once, for a sweep whose queries must not grow with its rows."""
    rows = list(events)
    for row in rows:
        row.address = row.address or address_in_hand()
        row.role = _role(row.actor, row.office, row.role)
    return Event.objects.bulk_create(rows)


def note_reading(
    *,
    reader: Any,
    number: str,
    path: str,
    now: datetime,
    office: str = "",
    role: str = "",
) -> Reading:
    """Write down that a personal file was opened (Standard §18(5)), from the address of the request in hand."""
    reading_was_noted()
    return Reading.objects.create(
        at=now,
        reader=reader,
        number=number,
        path=path,
        office=office,
        role=_role(reader, office, role),
        address=address_in_hand(),
    )


def _role(who: Any, office: str, role: str) -> str:
    """As what somebody acts: what the act says, else what her posts say."""
    return (role or role_in_hand(who, office))[:LONGEST_ROLE]
