"""The case: who asks, for what, with which documents, and what became of it."""

from applications.models.applicant import Applicant
from applications.models.application import Application, Door, Way
from applications.models.checklist import Document, DocumentStatus, Scan
from applications.models.decisions import CommissionDecision, DepartmentDecision, RefusalGround
from applications.models.delivery import DeliveryState, ResultDelivery
from applications.models.household import Household, HouseholdMember, Income, IncomeKind, Relation
from applications.models.messages import Message, Note
from applications.models.representing import Representation, Represented
from applications.models.taking_part import Part, Participation

__all__ = [
    "Applicant",
    "Application",
    "CommissionDecision",
    "DeliveryState",
    "DepartmentDecision",
    "Document",
    "DocumentStatus",
    "Door",
    "Household",
    "HouseholdMember",
    "Income",
    "IncomeKind",
    "Message",
    "Note",
    "Part",
    "Participation",
    "RefusalGround",
    "Relation",
    "Representation",
    "Represented",
    "ResultDelivery",
    "Scan",
    "Way",
]
