"""Days as people write them, and the reference calendar without a database."""

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from deadlines.calendar import WorkingCalendar
from socialaid.lib.reference import rows_of

ALMATY = ZoneInfo("Asia/Almaty")


def day(text: str) -> date:
    """The date of "Mon 2 Nov 2026"; a weekday that does not fit its date is a mistake in the test."""
    found = datetime.strptime(f"{text} +0000", "%a %d %b %Y %z").date()
    assert found.strftime("%a") == text[:3], f"{text} was a {found:%a}"
    return found


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def at(on: date, hour: int = 7, minute: int = 0) -> datetime:
    """A moment of that day by the clock of Akmola."""
    return datetime.combine(on, time(hour, minute), ALMATY)


@cache
def reference_calendar() -> WorkingCalendar:
    rows = [(date.fromisoformat(row["date"]), row["working"]) for row in rows_of("calendar")]
    return WorkingCalendar(
        closed=frozenset(found for found, working in rows if not working),
        opened=frozenset(found for found, working in rows if working),
    )
