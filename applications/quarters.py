"""Quarters of the calendar: about which three months a table of income speaks."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

MONTHS = 3


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    """Three months of a year; `number` is 1 to 4."""

    year: int
    number: int

    def __str__(self) -> str:
        words = (
            _("January to March %(year)s"),
            _("April to June %(year)s"),
            _("July to September %(year)s"),
            _("October to December %(year)s"),
        )
        return words[self.number - 1] % {"year": self.year}


def past_quarter(day: date) -> Quarter:
    """The last quarter that was over before `day` (document 14, Standard §12)."""
    running = (day.month - 1) // MONTHS + 1
    return Quarter(day.year, running - 1) if running > 1 else Quarter(day.year - 1, 4)
