"""The timeline of a case as its page shows it: the newest first, documents checked one after another in one row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils.translation import gettext as _

from applications.models import Application
from offices.models import Office
from socialaid.audit.models import Event
from socialaid.lib.localized import localized
from socialaid.lib.words import plain_date

TAKEN_TOGETHER = frozenset({"document.checked", "document.handed_in"})


@dataclass(frozen=True, slots=True)
class Row:
    """What happened, when, by whom; `note` is the number or the documents that the act spoke of."""

    at: datetime
    label: str
    who: str
    note: str


def rows(events: list[Event], names: Mapping[int, str] | None = None) -> list[Row]:
    """The timeline of `events`, which stand in the order in which they happened.

    `names` are what the case calls some people: an account that was made by phone may have none of its own.
    """
    return [_row(list(group), names or {}) for _one, group in groupby(events, _one_go)][::-1]


def names_in(application: Application) -> dict[int, str]:
    """The name that whoever filed the case gave in it."""
    filed_by, acting = application.applicant.user_id, application.representative
    return {filed_by: acting.name if acting else application.applicant.full_name} if filed_by else {}


def _one_go(event: Event) -> tuple[object, ...]:
    """Equal for events that make one row together."""
    return (event.act, event.actor_id) if event.act in TAKEN_TOGETHER else (event.pk,)


def _row(events: list[Event], names: Mapping[int, str]) -> Row:
    last, notes = events[-1], dict.fromkeys(note_of(event) for event in events)
    who = names.get(last.actor_id or 0) or last.who
    return Row(last.at, last.label, who, ", ".join(notes))


def note_of(event: Event) -> str:
    """What an act spoke of, in words; for most acts its number."""
    say = SAID_IN_WORDS.get(event.act)
    return say(event) if say else event.note


def _done_on(event: Event) -> str:
    day, reference = event.facts.get("done_on", ""), event.facts.get("reference", "")
    words = _("done on %(day)s") % {"day": plain_date(date.fromisoformat(day))} if day else ""
    number = _("number at the bank or the post %(number)s") % {"number": reference} if reference else ""
    return ", ".join(part for part in (words, number) if part)


def _by_reference(event: Event) -> str:
    reference = event.facts.get("reference", "")
    return _("number at the bank %(number)s") % {"number": reference} if reference else ""


def _fields(event: Event) -> str:
    return ", ".join(_name_of_field(name) for name in event.facts.get("fields", []))


def _name_of_field(name: str) -> str:
    names = {
        "phone": _("phone"),
        "email": _("e-mail"),
        "address": _("address"),
        "language": _("language of letters"),
        "way": _("way of getting the result"),
        "lives_in": _("another district"),
    }
    return names.get(name, name)


SAID_IN_WORDS: dict[str, Callable[[Event], str]] = {
    "deadline.finished": _done_on,
    "transfer.made": _by_reference,
    "contact.changed": _fields,
}


@dataclass(frozen=True, slots=True)
class ContactChange:
    """When the applicant changed her contact data last, what, and which department serves where she lives now."""

    at: datetime
    fields: str
    moved_to: str


def contact_changed(events: list[Event]) -> ContactChange | None:
    """The last change of contact data; None where nothing was changed."""
    changes = [event for event in events if event.act == "contact.changed"]
    if not changes:
        return None
    last = changes[-1]
    office = Office.objects.filter(code=last.facts.get("moved_to", "")).first()
    return ContactChange(last.at, _fields(last), localized(office, "short_name") if office else "")
