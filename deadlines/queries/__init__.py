"""Reading the working calendar."""

from datetime import date, datetime

from django.utils import timezone

from deadlines.calendar import WorkingCalendar
from deadlines.models import CalendarDay, Due
from offices.models import Office


def calendar() -> WorkingCalendar:
    """The working calendar as it stands now, in one query."""
    days = list(CalendarDay.objects.values_list("date", "working"))
    return WorkingCalendar(
        closed=frozenset(day for day, working in days if not working),
        opened=frozenset(day for day, working in days if working),
    )


def days_left(due: Due, today: date, known: WorkingCalendar | None = None) -> int:
    """Working days after `today` up to and with the last day on which the office can act."""
    return (known or calendar()).working_days_between(today, due.act_by)


def open_now(office: Office, now: datetime, known: WorkingCalendar | None = None) -> bool:
    """Whether `office` receives people at this moment: its hours, less holidays, plus days off made working.

    Give `known` where many offices are asked about, so that the calendar is read once (Standard §10).
    """
    local = timezone.localtime(now)
    day, known = local.date(), known or calendar()
    if day in known.closed or not office.workdays:
        return False
    weekday = min(office.workdays) if day in known.opened else day.weekday()
    return office.receives_at(weekday, local.time())
