"""The age of the last beat on each line: proof that beat, broker and worker all live, and that work gets its turn."""

from datetime import datetime, timedelta

from django.core.cache import cache

KEY = "portal.heartbeat"
WORK_KEY = "portal.work"
TOO_OLD = timedelta(minutes=3)
# The beat of work waits behind prints and letters: a busy quarter of an hour is no fault.
WORK_TOO_OLD = timedelta(minutes=15)


def note(now: datetime, key: str = "") -> None:
    """Remember that a worker did what beat asked at `now`, on the line of its own or behind the work."""
    cache.set(key or KEY, now.isoformat(), timeout=None)


def age(now: datetime, key: str = "") -> timedelta | None:
    """How long ago the last beat came through on that line, None if none ever did."""
    noted = cache.get(key or KEY)
    return now - datetime.fromisoformat(noted) if noted else None
