"""The working calendar, the terms that run, the steps taken on each, and the breaches."""

from deadlines.models.breach import Breach
from deadlines.models.calendar_day import CalendarDay
from deadlines.models.due import Due, DueQuerySet
from deadlines.models.step import DigestLine, DueStep

__all__ = ["Breach", "CalendarDay", "DigestLine", "Due", "DueQuerySet", "DueStep"]
