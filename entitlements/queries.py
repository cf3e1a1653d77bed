"""Reads about categories: the index of a day, the sum a category gives, the documents it needs."""

from datetime import date

from django.db.models import QuerySet

from entitlements.amounts import NEED_INDEX, AmountKind, Proposal, proposed
from entitlements.conditions import IndexKind
from entitlements.models import Category, IndexValue, NeededDocument


def mci_on(day: date) -> int | None:
    """The monthly calculation index in tenge for social payments on `day`."""
    known = IndexValue.objects.on(IndexKind.MCI, day)
    return known.value if known else None


def subsistence_minimum_on(day: date) -> int | None:
    """The subsistence minimum in tenge on `day`."""
    known = IndexValue.objects.on(IndexKind.SM, day)
    return known.value if known else None


def proposal_for(category: Category, day: date, members: int = 1) -> Proposal:
    """The sum or the ceiling of one payment of `category` decided on `day`."""
    rule = category.rule
    hangs_on_index = rule.kind in NEED_INDEX or (rule.kind == AmountKind.COST and rule.cap is not None)
    return proposed(rule, mci_on(day) if hangs_on_index else None, members)


def needed_documents(category: Category) -> QuerySet[NeededDocument]:
    """The documents of `category` in the order of the standard, with their kinds (Standard §12)."""
    return category.needed_documents.select_related("kind").order_by("kind__no")
