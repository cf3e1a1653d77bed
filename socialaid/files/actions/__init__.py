"""Taking in files, and what happens to them later."""

from socialaid.files.actions.discarding import discard
from socialaid.files.actions.receiving import Harmful, Received, came_as, receive, turned_away
from socialaid.files.actions.rotating import rotate, rotate_apart
from socialaid.files.actions.storing import keep, store

__all__ = [
    "Harmful",
    "Received",
    "came_as",
    "discard",
    "keep",
    "receive",
    "rotate",
    "rotate_apart",
    "store",
    "turned_away",
]
