"""The average income of a family for each person and month, in whole tenge."""

from dataclasses import dataclass
from enum import StrEnum

from applications.quarters import MONTHS
from entitlements.limits import IncomeLimit


class Standing(StrEnum):
    """Where the average stands beside the limit of the category; a fact for the commission, never a refusal."""

    WITHIN = "within"
    ABOVE = "above"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Average:
    """What `members` persons had together in a quarter: `total` tenge."""

    total: int
    members: int

    @property
    def per_month(self) -> int:
        """For each person and month, rounded down: the family never looks richer than it is."""
        return self.total // (MONTHS * self.members)

    @property
    def is_rounded(self) -> bool:
        return self.total % (MONTHS * self.members) > 0

    def beside(self, limit: IncomeLimit | None) -> Standing:
        """Compared exactly, before any rounding (Standard §17: the commission decides)."""
        if limit is None:
            return Standing.OPEN
        return Standing.WITHIN if limit.allows(self.total, MONTHS * self.members) else Standing.ABOVE
