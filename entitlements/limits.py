"""The average income that still gives the right to a category, as a number of tenge."""

from dataclasses import dataclass
from decimal import Decimal

from entitlements.conditions import IndexKind


@dataclass(frozen=True, slots=True)
class IncomeLimit:
    """So many times an index of `base` tenge; `verified` is false while nobody has compared it with the law.

    The income must be below a subsistence minimum, and may reach a multiple of the monthly index.
    """

    index: str
    times: Decimal
    base: int
    verified: bool

    def __str__(self) -> str:
        return str(IndexKind(self.index).label)

    @property
    def tenge(self) -> Decimal:
        return self.times * self.base

    def allows(self, total: int, persons_and_months: int) -> bool:
        """Whether `total` tenge, shared by so many persons and months, keeps within the limit."""
        most = self.tenge * persons_and_months
        return total < most if self.index == IndexKind.SM else total <= most
