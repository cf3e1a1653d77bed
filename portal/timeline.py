"""The timeline of a case as its page shows it: the newest first, documents checked one after another in one row."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from socialaid.audit.models import Event

TAKEN_TOGETHER = frozenset({"document.checked", "document.handed_in"})


@dataclass(frozen=True, slots=True)
class Row:
    """What happened, when, by whom; `note` is the number or the documents that the act spoke of."""

    at: datetime
    label: str
    who: str
    note: str


def rows(events: list[Event]) -> list[Row]:
    """The timeline of `events`, which stand in the order in which they happened."""
    return [_row(list(group)) for _one, group in groupby(events, _one_go)][::-1]


def _one_go(event: Event) -> tuple[object, ...]:
    """Equal for events that make one row together."""
    return (event.act, event.actor_id) if event.act in TAKEN_TOGETHER else (event.pk,)


def _row(events: list[Event]) -> Row:
    last, notes = events[-1], dict.fromkeys(event.note for event in events)
    return Row(last.at, last.label, last.who, ", ".join(notes))
