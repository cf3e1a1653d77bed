"""Working days: Monday to Friday, less the holidays, plus the days off that a government act made working."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

SATURDAY: Final = 5
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class WorkingCalendar:
    """What is known about single days: `closed` weekdays and `opened` days off."""

    closed: frozenset[date] = frozenset()
    opened: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        return day in self.opened or (day.weekday() < SATURDAY and day not in self.closed)

    def last_working_on_or_before(self, day: date) -> date:
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after `day`, or before it where `n` is negative; `day` itself where `n` is 0."""
        stride = ONE_DAY if n > 0 else -ONE_DAY
        for _ in range(abs(n)):
            day += stride
            while not self.is_working(day):
                day += stride
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after `start`, up to and with `end`; 0 where `end` is not after `start`."""
        span = (end - start).days
        return sum(self.is_working(start + ONE_DAY * n) for n in range(1, span + 1))
