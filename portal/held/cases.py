"""One case as it is told to the person whom it is about."""

from datetime import date
from typing import Any, Final

from applications.models import Application, CommissionDecision, Document, Household
from offices.rules import NAMED
from payments.models import Payment
from socialaid.accounts.models import User
from socialaid.audit.models import Event, Reading
from socialaid.audit.queries.found import opened
from socialaid.files.models import StoredFile
from socialaid.prints.models import Print

Plain = dict[str, Any]
COLUMNS: Final = (
    *("number", "journal_number", "state", "outcome", "door", "language", "words", "account", "way"),
    *("consent_at", "consent_version", "started_at", "filed_at", "registered_at", "paid_in_full_on"),
    *("stop_words", "withdrawal_words"),
)
PERSON: Final = (
    *("iin", "no_iin_reason", "iin_confirmed_at", "surname", "given_name", "patronymic", "birth_date", "address"),
    *("phone", "email"),
)
DECISION: Final = ("number", "sitting_on", "received_on", "outcome", "amount", "words", "on_paper", "superseded")
TRANSFER: Final = ("account", "approved_at", "value_on", "reference", "reason")


def case_of(case: Application, *, reader: User) -> Plain:
    """The case with its papers; `files` and `prints` name what lies beside it in the archive."""
    return {
        **_columns(case, COLUMNS),
        "office": {"kk": case.office.name_kk, "ru": case.office.name_ru},
        "category": {"kk": case.category.title_kk, "ru": case.category.title_ru},
        "applicant": _columns(case.applicant, PERSON),
        "representative": case.representation.ground if hasattr(case, "representation") else "",
        "household": _household(Household.objects.filter(application=case).first()),
        "documents": [_document(case, row) for row in case.documents.in_order()],
        "messages": [
            {"from": "department" if row.from_department else "applicant", **_columns(row, ("sent_at", "text"))}
            for row in case.messages.order_by("sent_at", "pk")
        ],
        "decisions": [_decision(row) for row in case.commission_decisions.select_related("ground").order_by("pk")],
        "delivery": _delivery(case),
        "payments": [_payment(row) for row in case.payments.prefetch_related("transfers").order_by("pk")],
        "prints": [f"{folder_of(case)}/{sheet.file_name}" for sheet in prints_of(case)],
        "timeline": [_columns(row, ("at", "act", "state")) for row in _events(case)],
        "opened": [_reading(row) for row in _readings(case, reader)],
    }


def folder_of(case: Application) -> str:
    """The folder of a case in the archive."""
    return f"cases/{case.number or f'draft-{case.pk}'}"


def prints_of(case: Application) -> list[Print]:
    """The sheets that were made for her: coupon, decision. Those of a sitting are not about her alone."""
    if not case.number:
        return []
    return list(Print.objects.filter(path=f"cases/{case.number}").order_by("pk"))


def files_of(case: Application) -> list[tuple[str, StoredFile]]:
    """Each page that was handed in, with its place in the archive; what waits for the scanner is left out."""
    rows = [(row, page.file) for row in case.documents.in_order() for page in row.scans.all()]
    return [(_place(case, row, stored), stored) for row, stored in rows if not stored.is_withheld]


def _place(case: Application, row: Document, stored: StoredFile) -> str:
    ending = str(stored.content.name).rpartition(".")[2]
    return f"{folder_of(case)}/document-{row.kind.no:02}/{stored.pk}.{ending}"


def _columns(row: Any, names: tuple[str, ...]) -> Plain:
    values = {name: getattr(row, name) for name in names}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _household(family: Household | None) -> Plain | None:
    if family is None:
        return None
    members = family.members.prefetch_related("incomes")
    return {
        "year": family.year,
        "quarter": family.quarter,
        "members": [
            {
                **_columns(member, ("name", "relation", "birth_date")),
                "incomes": [_columns(income, ("kind", "amount")) for income in member.incomes.all()],
            }
            for member in members
        ],
    }


def _document(case: Application, row: Document) -> Plain:
    pages = [page.file for page in row.scans.all()]
    return {
        "no": row.kind.no,
        **_columns(row, ("status", "note", "original_seen", "decided_at")),
        "files": [
            {"name": each.given_name, "file": None if each.is_withheld else _place(case, row, each)} for each in pages
        ],
    }


def _decision(row: CommissionDecision) -> Plain:
    signed = getattr(row, "department_decision", None)
    return {
        **_columns(row, DECISION),
        "ground": row.ground.code if row.ground else "",
        "department_decision": _columns(signed, ("number", "signed_on")) if signed else None,
    }


def _delivery(case: Application) -> Plain | None:
    row = getattr(case, "result_delivery", None)
    if row is None:
        return None
    return {"delivery_state": row.state, **_columns(row, ("way", "delivered_on", "to_whom", "tracking_number"))}


def _payment(row: Payment) -> Plain:
    return {
        "payment_state": row.state,
        **_columns(row, ("amount", "due_on")),
        "transfers": [{"transfer_state": each.state, **_columns(each, TRANSFER)} for each in row.transfers.all()],
    }


def _events(case: Application) -> list[Event]:
    """What happened to the case but for what the staff noted to each other."""
    return list(Event.objects.about(str(case.number)).exclude(act="note.left")) if case.number else []


def _readings(case: Application, reader: User) -> list[Reading]:
    return list(opened(str(case.number), except_by=reader).order_by("at", "pk")) if case.number else []


def _reading(row: Reading) -> Plain:
    """As on her page: the names of those who sign papers for her, of others the post."""
    named = set(row.role.split(",")) & NAMED
    return {**_columns(row, ("at", "office", "role")), "name": row.reader.full_name if named else ""}
