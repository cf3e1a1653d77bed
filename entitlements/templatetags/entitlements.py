"""Template filters that put a category's amount and conditions in words."""

from django import template

from entitlements import words
from entitlements.limits import IncomeLimit
from entitlements.models import Category

register = template.Library()


@register.filter
def amount_rule(category: Category) -> str:
    """The sum and how often it is paid: "10 MCI, one-off"."""
    return ", ".join(part for part in (amount_alone(category), how_often(category)) if part)


@register.filter
def amount_today(category: Category, mci: int | None) -> str:
    """The same with its tenge where the index is known: "10 MCI (43 250 ₸), one-off"."""
    amount = words.amount_with_tenge(category.rule, mci)
    return ", ".join(part for part in (amount, how_often(category)) if part)


@register.filter
def amount_alone(category: Category) -> str:
    return words.amount_in_words(category.rule)


@register.filter
def how_often(category: Category) -> str:
    return words.frequency_in_words(category.frequency, category.payments_at_most)


@register.filter
def arithmetic(category: Category, mci: int | None) -> str:
    return words.arithmetic_in_words(category.rule, mci)


@register.filter
def income_condition(category: Category) -> str:
    return words.income_in_words(category.income_test, category.income_value)


@register.filter
def limit_arithmetic(limit: IncomeLimit) -> str:
    return words.limit_in_words(limit)


@register.filter
def apply_within(category: Category) -> str:
    return words.apply_within_in_words(category.apply_within_months)
