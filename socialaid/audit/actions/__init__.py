"""Writing the record."""

from socialaid.audit.actions.inquiring import inquire, note_export
from socialaid.audit.actions.noting import note_attempt
from socialaid.audit.actions.recording import note_reading, record, record_many

__all__ = ["inquire", "note_attempt", "note_export", "note_reading", "record", "record_many"]
