"""Whom the maslikhats help, with how much, on which documents."""

from entitlements.models.category import Category, NeededDocument
from entitlements.models.decision import MaslikhatDecision
from entitlements.models.document_kind import DocumentKind
from entitlements.models.index_value import IndexValue

__all__ = ["Category", "DocumentKind", "IndexValue", "MaslikhatDecision", "NeededDocument"]
