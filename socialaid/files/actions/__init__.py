"""Taking in files."""

from socialaid.files.actions.storing import store

__all__ = ["store"]
