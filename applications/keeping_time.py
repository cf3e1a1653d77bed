"""How long a draft that nobody touches is kept, and when its end is told."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class KeepingTime:
    """`kept_days` after the last touch a draft goes, `warning_days` before that its end is told."""

    kept_days: int
    warning_days: int

    def warn_on(self, touched: date) -> date:
        """The first day on which the end is told."""
        return touched + timedelta(days=self.kept_days - self.warning_days)

    def kept_until(self, touched: date, warned: date | None) -> date:
        """The last day of the draft; a warning that came late moves it, so that the days after it stay whole."""
        planned = touched + timedelta(days=self.kept_days)
        return max(planned, warned + timedelta(days=self.warning_days)) if warned else planned
