"""Quiet hours, in which no letter rings a phone; codes that somebody has just asked for are no letters."""

from datetime import time


def quiet_hours(text: str) -> tuple[time, time] | None:
    """ "21:00-08:00" as two times; None for an empty text, ValueError for any other."""
    if not text.strip():
        return None
    begins, _dash, ends = text.partition("-")
    return time.fromisoformat(begins.strip()), time.fromisoformat(ends.strip())


def is_quiet(at: time, hours: tuple[time, time] | None) -> bool:
    """Whether `at`, local time, lies in the quiet hours; the end itself is loud again."""
    if hours is None:
        return False
    begins, ends = hours
    return begins <= at < ends if begins <= ends else at >= begins or at < ends
