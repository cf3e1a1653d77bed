"""Writing the record."""

from socialaid.audit.actions.recording import note_reading, record, record_many

__all__ = ["note_reading", "record", "record_many"]
