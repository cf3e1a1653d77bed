"""Taking in files, and what happens to them later."""

from socialaid.files.actions.discarding import discard
from socialaid.files.actions.receiving import Harmful, Received, receive
from socialaid.files.actions.rotating import rotate
from socialaid.files.actions.storing import keep, store

__all__ = ["Harmful", "Received", "discard", "keep", "receive", "rotate", "store"]
