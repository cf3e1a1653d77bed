"""The average for each person and month, and where it stands beside the limit."""

from decimal import Decimal

import pytest

from applications.incomes import Average, Standing
from entitlements.limits import IncomeLimit

SUBSISTENCE = IncomeLimit("sm", Decimal(1), 50_851, verified=True)
MULTIPLE = IncomeLimit("mci", Decimal("2.5"), 4_325, verified=True)


@pytest.mark.parametrize(
    ("total", "members", "per_month", "is_rounded"),
    [
        (0, 1, 0, False),
        (360_000, 4, 30_000, False),
        (100_000, 1, 33_333, True),
        (100_001, 1, 33_333, True),
        (11, 4, 0, True),
    ],
)
def test_average_is_rounded_down_to_the_whole_tenge(total: int, members: int, per_month: int, is_rounded: bool) -> None:
    average = Average(total, members)

    assert (average.per_month, average.is_rounded) == (per_month, is_rounded)


@pytest.mark.parametrize(
    ("limit", "total", "standing"),
    [
        (SUBSISTENCE, 3 * 50_851 - 1, Standing.WITHIN),
        (SUBSISTENCE, 3 * 50_851, Standing.ABOVE),
        (MULTIPLE, 32_437, Standing.WITHIN),
        (MULTIPLE, 32_438, Standing.ABOVE),
        (None, 0, Standing.OPEN),
    ],
)
def test_average_is_compared_exactly_before_it_is_rounded(
    limit: IncomeLimit | None, total: int, standing: Standing
) -> None:
    assert Average(total, 1).beside(limit) == standing


def test_multiple_of_the_index_may_be_reached_but_the_subsistence_minimum_may_not() -> None:
    one_mci = IncomeLimit("mci", Decimal(1), 4_325, verified=True)

    assert Average(3 * 4_325, 1).beside(one_mci) == Standing.WITHIN
    assert Average(3 * 2 * 50_851, 2).beside(SUBSISTENCE) == Standing.ABOVE
