"""Amounts and conditions in plain words."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from entitlements import words
from entitlements.amounts import Rule


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule("fixed", Decimal("20000.00")), "20 000 ₸"),
        (Rule("mci_multiple", Decimal("10.00")), "10 MCI"),
        (Rule("mci_multiple", Decimal("2.80")), "2.8 MCI"),
        (Rule("cap_mci", Decimal(40)), "up to 40 MCI"),
        (Rule("cap_tenge", Decimal(30_000)), "up to 30 000 ₸"),
        (Rule("cap_tenge", Decimal(15_000), per_member=True), "up to 15 000 ₸ for each person"),
        (Rule("cost"), "the whole cost"),
        (Rule("cost", cap=Decimal(20)), "the cost, up to 20 MCI"),
        (Rule("by_commission"), "set by the commission"),
    ],
)
def test_amount_reads_as_the_decision_puts_it(rule: Rule, expected: str):
    assert plain(words.amount_in_words(rule)) == expected


def test_decimal_sign_follows_the_language():
    with override("kk"):
        assert words.number(Decimal("2.80")) == "2,8"


@pytest.mark.parametrize(
    ("rule", "members", "expected"),
    [
        (Rule("mci_multiple", Decimal(10)), 1, "10 MCI × 4 325 ₸ = 43 250 ₸"),
        (Rule("cap_mci", Decimal(40)), 1, "40 MCI × 4 325 ₸ = 173 000 ₸"),
        (Rule("cost", cap=Decimal(20)), 1, "20 MCI × 4 325 ₸ = 86 500 ₸"),
        (Rule("mci_multiple", Decimal("0.5"), per_member=True), 4, "0.5 MCI × 4 325 ₸ × 4 = 8 650 ₸"),
        (Rule("cap_tenge", Decimal(15_000), per_member=True), 3, "15 000 ₸ × 3 = 45 000 ₸"),
        (Rule("fixed", Decimal(20_000)), 1, ""),
        (Rule("cost"), 1, ""),
        (Rule("by_commission"), 1, ""),
    ],
)
def test_arithmetic_shows_the_factors(rule: Rule, members: int, expected: str):
    assert plain(words.arithmetic_in_words(rule, 4325, members)) == expected


def test_arithmetic_is_silent_where_the_index_is_not_known():
    assert words.arithmetic_in_words(Rule("mci_multiple", Decimal(10)), None) == ""


@pytest.mark.parametrize(
    ("frequency", "at_most", "expected"),
    [
        ("once", None, "one-off"),
        ("monthly", 6, "every month, at most 6 payments"),
        ("monthly", 1, "every month, at most 1 payment"),
        ("unknown", None, ""),
    ],
)
def test_frequency_says_its_limit(frequency: str, at_most: int | None, expected: str):
    assert words.frequency_in_words(frequency, at_most) == expected


@pytest.mark.parametrize(
    ("test", "value", "expected"),
    [
        ("none", None, "income does not matter"),
        ("sm", Decimal(1), "below the subsistence minimum"),
        ("sm", Decimal("1.50"), "below 1.5 subsistence minimums"),
        ("mci", Decimal(17), "up to 17 MCI"),
        ("poverty_line", None, "below the poverty line"),
        ("unknown", None, ""),
    ],
)
def test_income_condition_names_its_threshold(test: str, value: Decimal | None, expected: str):
    assert plain(words.income_in_words(test, value)) == expected


@pytest.mark.parametrize(
    ("months", "expected"),
    [(None, ""), (1, "within 1 month of the event"), (6, "within 6 months of the event")],
)
def test_time_limit_counts_from_the_event(months: int | None, expected: str):
    assert words.apply_within_in_words(months) == expected


@pytest.mark.parametrize(
    ("rule", "mci", "said"),
    [
        (Rule("mci_multiple", Decimal(10)), 4325, "10 MCI (43\u00a0250\u00a0₸)"),
        (Rule("cap_mci", Decimal("2.5")), 4325, "up to 2.5 MCI (10\u00a0812\u00a0₸)"),
        (Rule("mci_multiple", Decimal(10)), None, "10 MCI"),
        (Rule("fixed", Decimal(5000)), 4325, "5\u00a0000\u00a0₸"),
        (Rule("cost"), 4325, "the whole cost"),
        (Rule("cost", cap=Decimal(20)), 4325, "the cost, up to 20 MCI (86\u00a0500\u00a0₸)"),
    ],
)
def test_multiple_of_the_index_has_its_tenge_beside_it(rule, mci, said):
    assert words.amount_with_tenge(rule, mci).replace("\u202f", "\u00a0") == said
