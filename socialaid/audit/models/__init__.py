"""The record: what was done, read, tried and asked, and the chain of seals over it."""

from django.db.models import Model

from socialaid.audit.models.chain import Head, Seal
from socialaid.audit.models.record import Attempt, AttemptOutcome, Event, Inquiry, Kind, Reading

SOURCES: dict[str, type[Model]] = {
    Kind.EVENT: Event,
    Kind.READING: Reading,
    Kind.ATTEMPT: Attempt,
    Kind.INQUIRY: Inquiry,
}

__all__ = ["SOURCES", "Attempt", "AttemptOutcome", "Event", "Head", "Inquiry", "Kind", "Reading", "Seal"]
