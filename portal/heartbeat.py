"""The age of the last beat: proof that beat, broker and worker all live."""

from datetime import datetime, timedelta

from django.core.cache import cache

KEY = "portal.heartbeat"
TOO_OLD = timedelta(minutes=3)


def note(now: datetime) -> None:
    """Remember that a worker did what beat asked at `now`."""
    cache.set(KEY, now.isoformat(), timeout=None)


def age(now: datetime) -> timedelta | None:
    """How long ago the last beat came through, None if none ever did."""
    noted = cache.get(KEY)
    return now - datetime.fromisoformat(noted) if noted else None
