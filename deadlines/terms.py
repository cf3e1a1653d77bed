"""How the day is found by which a term ends (Standard §7(1), Civil Code art. 173)."""

from datetime import date, timedelta
from typing import Final

from deadlines.calendar import WorkingCalendar

OUTCOME_DAYS: Final = 15


def due_on(received_on: date, days: int = OUTCOME_DAYS) -> date:
    """The last calendar day of a term: the day of receipt is not counted, and no day off moves it."""
    return received_on + timedelta(days=days)


def act_by(due_on: date, calendar: WorkingCalendar) -> date:
    """The last day on which a bank or an office can still act in time: working, and not after `due_on`."""
    return calendar.last_working_on_or_before(due_on)
