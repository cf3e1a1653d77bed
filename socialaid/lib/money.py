"""Whole tenge."""

from decimal import ROUND_CEILING, Decimal

MOST_TENGE = 100_000_000
NO_BREAK_SPACE = "\u00a0"


def tenge(amount: int | Decimal | None) -> str:
    """An amount as people write it: 11 680 ₸, with spaces that do not break."""
    if amount is None:
        return ""
    return f"{int(amount):,}".replace(",", NO_BREAK_SPACE) + NO_BREAK_SPACE + "₸"


def whole_tenge(amount: Decimal) -> int:
    """`amount` rounded up to the whole tenge, whatever the number of tiyn (model rules N 523)."""
    return int(amount.to_integral_value(rounding=ROUND_CEILING))
