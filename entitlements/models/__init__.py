"""Whom the maslikhats help, with how much, on which documents."""

from entitlements.models.category import Category, NeededDocument
from entitlements.models.decision import MaslikhatDecision
from entitlements.models.document_kind import GROUND_FOR_ACTING, DocumentKind, Giving
from entitlements.models.draft import DecisionDraft, DraftCategory
from entitlements.models.index_value import IndexValue
from entitlements.models.terms import CategoryTerms

__all__ = [
    "GROUND_FOR_ACTING",
    "Category",
    "CategoryTerms",
    "DecisionDraft",
    "DocumentKind",
    "DraftCategory",
    "Giving",
    "IndexValue",
    "MaslikhatDecision",
    "NeededDocument",
]
