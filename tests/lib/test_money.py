from decimal import Decimal

import pytest

from socialaid.lib.money import tenge, whole_tenge


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (11_680, "11\u00a0680\u00a0₸"),
        (0, "0\u00a0₸"),
        (999, "999\u00a0₸"),
        (1_234_567, "1\u00a0234\u00a0567\u00a0₸"),
        (Decimal("43250.00"), "43\u00a0250\u00a0₸"),
        (-5_000, "-5\u00a0000\u00a0₸"),
        (None, ""),
    ],
)
def test_amount_is_written_as_people_write_it(amount: int | Decimal | None, written: str) -> None:
    assert tenge(amount) == written


@pytest.mark.parametrize(("amount", "whole"), [("10.00", 10), ("10.01", 11), ("10.50", 11), ("10.99", 11), ("0.01", 1)])
def test_tiyn_are_rounded_up_for_the_citizen(amount: str, whole: int) -> None:
    assert whole_tenge(Decimal(amount)) == whole
