"""Checking the documents and, where something is missing, returning the case for completion."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.listing import put_on_list
from applications.actions.moving import move, write_down, write_down_many
from applications.actions.taking_part import note_part
from applications.actions.telling import tell
from applications.models import Applicant, Application, Document, DocumentStatus, Part
from applications.queries import given_in_words, still_asked
from applications.states import State
from socialaid.accounts.actions import claiming
from socialaid.accounts.models import User
from socialaid.lib.localized import localized
from socialaid.lib.refused import Refused

IDENTITY = "identity"
NEEDS_WORDS = (DocumentStatus.NOT_NEEDED, DocumentStatus.NOT_READABLE, DocumentStatus.WRONG)
CLOSED = _("Documents can be checked while the case is filed or returned.")


@transaction.atomic
def check_document(
    *, document: Document, status: DocumentStatus, note: str, original_seen: bool, by: User, now: datetime
) -> Document:
    """Decide on one document: accepted, not readable, wrong, or not needed because.

    Raises Refused where the words to the citizen or the reason are missing, or the case is not open to checking.
    """
    application = _held(document.application_id)
    if not rules.may_check(by, application):
        raise Refused(CLOSED)
    _check_decision(application, document, status, note, original_seen)
    document.status, document.note, document.original_seen = status, note.strip(), original_seen
    document.decided_by, document.decided_at = by, now
    document.asked_again_at = now if document.is_asked_again else document.asked_again_at
    document.save(update_fields=["status", "note", "original_seen", "decided_by", "decided_at", "asked_again_at"])
    _confirm_identity(application, document, by, now)
    note_part(application=application, user=by, part=Part.INTAKE, now=now)
    write_down(application, "document.checked", by=by, now=now, facts=_facts(document))
    return document


def _held(application_id: int) -> Application:
    return Application.objects.hold(application_id)


def _facts(document: Document) -> dict[str, Any]:
    return {"document": document.kind.no, "status": document.status, "original_seen": document.original_seen}


def _check_decision(
    application: Application, document: Document, status: DocumentStatus, note: str, original_seen: bool
) -> None:
    if status in NEEDS_WORDS and not note.strip():
        raise Refused(_("Write one sentence that says why: the citizen will read it."), "note")
    if status == DocumentStatus.ACCEPTED and not original_seen and _is_absent(application, document):
        raise Refused(
            _("Nothing was handed in for this document. Add a page, or tick that you have seen the original."),
            "original_seen",
        )


def _is_absent(application: Application, document: Document) -> bool:
    missing = Document.objects.filter(pk=document.pk, status=DocumentStatus.MISSING, scans=None).exists()
    return missing and not given_in_words(application, document)


def _confirm_identity(application: Application, document: Document, by: User, now: datetime) -> None:
    """The IIN is confirmed as long as document 2 stands accepted."""
    if document.kind.code != IDENTITY:
        return
    applicant, accepted = application.applicant, document.status == DocumentStatus.ACCEPTED
    was_confirmed = applicant.iin_confirmed_at is not None
    applicant.iin_confirmed_at = now if accepted else None
    applicant.save(update_fields=["iin_confirmed_at"])
    if application.representative:
        return  # The paper seen is not that of whoever holds the account.
    if accepted and document.original_seen:
        _carry_to_account(applicant, by, now)
    elif was_confirmed and not accepted and applicant.user:
        claiming.take_back(user=applicant.user, iin=applicant.iin, by=by, now=now)


def _carry_to_account(applicant: Applicant, by: User, now: datetime) -> None:
    """A picture sent from afar confirms the case only; the account waits until the document itself was seen."""
    if applicant.user:
        claiming.confirm(user=applicant.user, iin=applicant.iin, birth_date=applicant.birth_date, by=by, now=now)


@transaction.atomic
def return_for_completion(*, application: Application, words: str, by: User, now: datetime) -> Application:
    """Give the case back to the applicant, saying which documents and what is wrong (Standard §17).

    Raises Refused where neither a document is asked for again nor words are given.
    """
    if not rules.may_check(by, application):
        raise Refused(_("Only a specialist of this department can return a case."))
    asked = still_asked(application, application.documents.in_order())
    if not asked and not words.strip():
        raise Refused(_("Say which document is missing or what is wrong."), "words")
    numbers = [document.kind.no for document in asked]
    move(application, "application.returned", by=by, now=now, facts={"documents": numbers})
    note_part(application=application, user=by, part=Part.INTAKE, now=now)
    put_on_list(application, asked, words=words.strip(), by=by, now=now)
    tell(
        application,
        "returned",
        once=now.isoformat(),
        now=now,
        words=words.strip(),
        documents=lambda language: [_asked_for(document, language) for document in asked],
    )
    return application


def _asked_for(document: Document, language: str) -> str:
    name = f"{document.kind.numeral}{localized(document.kind, 'name', language)}"
    return f"{name}: {document.note}" if document.note else name


@transaction.atomic
def accept_all(*, application: Application, by: User, now: datetime) -> int:
    """Accept every document that was handed in and not decided yet; the number of documents is returned.

    The number of queries does not grow with the documents. Raises Refused unless the case is filed.
    """
    held = _held(application.pk)
    if held.state != State.FILED or not rules.may_check(by, held):
        raise Refused(CLOSED)
    waiting = list(held.documents.filter(status=DocumentStatus.HANDED_IN).select_related("kind").order_by("kind__no"))
    decided = {"status": DocumentStatus.ACCEPTED, "note": "", "decided_by": by, "decided_at": now}
    Document.objects.filter(pk__in=[document.pk for document in waiting]).update(**decided)
    for document in waiting:
        document.status = DocumentStatus.ACCEPTED
        _confirm_identity(held, document, by, now)
    note_part(application=held, user=by, part=Part.INTAKE, now=now)
    write_down_many(held, "document.checked", by=by, now=now, facts=[_facts(document) for document in waiting])
    return len(waiting)
