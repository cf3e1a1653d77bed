"""About which three months the income is asked."""

from datetime import date

import pytest

from applications.quarters import Quarter, past_quarter


@pytest.mark.parametrize(
    ("day", "year", "number"),
    [
        (date(2026, 11, 22), 2026, 3),
        (date(2026, 9, 30), 2026, 2),
        (date(2026, 10, 1), 2026, 3),
        (date(2026, 12, 31), 2026, 3),
        (date(2027, 1, 1), 2026, 4),
        (date(2027, 3, 31), 2026, 4),
        (date(2028, 4, 1), 2028, 1),
    ],
)
def test_past_quarter_is_the_last_whole_one_before_the_day(day: date, year: int, number: int) -> None:
    assert past_quarter(day) == Quarter(year, number)


def test_quarter_is_read_by_its_months() -> None:
    assert [str(Quarter(2026, number)) for number in (1, 2, 3, 4)] == [
        "January to March 2026",
        "April to June 2026",
        "July to September 2026",
        "October to December 2026",
    ]
