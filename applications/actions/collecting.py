"""Scans: taken in, put in order, taken away again."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.moving import write_down
from applications.actions.taking_part import note_part
from applications.models import Application, Document, DocumentStatus, Part, Scan
from applications.queries import given_in_words
from applications.states import BEFORE_REGISTRATION
from socialaid.accounts.models import User
from socialaid.audit.actions import record
from socialaid.files.actions import Harmful, Received, discard, keep, receive
from socialaid.lib.refused import Refused

MOST_SCANS = 20
CLOSED = _("Documents of this case cannot be changed now. Ask the department what to do.")


def add_scan(*, document: Document, upload: Any, by: User, now: datetime) -> Scan:
    """Take in one photo or PDF as the next page of a document.

    A registered case keeps what was decided on its documents. Raises Refused for a wrong kind of file, for too many
    pages, and where the case takes no documents now, or not from her. Nothing is locked while the file is examined.
    """
    application = Application.objects.select_related("applicant", "office").get(pk=document.application_id)
    _check_room(application, document, by)
    try:
        received = receive(upload=upload)
    except Harmful:
        _write_down_harmful(application, document, by=by, now=now)
        raise
    return _add(document=document, received=received, by=by, now=now)


@transaction.atomic
def _add(*, document: Document, received: Received, by: User, now: datetime) -> Scan:
    application = _held(document)
    _check_room(application, document, by)
    quota = settings.UPLOAD_QUOTA_BYTES if rules.is_own(by, application) else None
    stored = keep(received=received, by=by, now=now, quota=quota)
    last = document.scans.aggregate(last=Max("position"))["last"] or 0
    scan = Scan.objects.create(document=document, file=stored, position=last + 1)
    if application.state in BEFORE_REGISTRATION:
        _change(document, DocumentStatus.HANDED_IN)
    _write_down(application, document, "document.handed_in", by=by, now=now)
    return scan


@transaction.atomic
def remove_scan(*, scan: Scan, by: User, now: datetime) -> None:
    """Take a page away; a document without pages is again as it was before. Raises Refused after registration."""
    document = scan.document
    application = _held(document)
    if not rules.may_take_away(by, application):
        raise Refused(CLOSED)
    _check_not_accepted(application, document, by)
    scan.delete()
    discard(stored=scan.file)
    if not document.scans.exists():
        _change(document, _status_without_pages(application, document))
    _write_down(application, document, "document.scan_removed", by=by, now=now)


def _held(document: Document) -> Application:
    """The case of `document`, held until the end of the transaction; the document is read anew."""
    application = Application.objects.hold(document.application_id)
    document.refresh_from_db(fields=["status", "note"])
    return application


def _check_room(application: Application, document: Document, by: User) -> None:
    if not rules.may_hand_in(by, application):
        raise Refused(CLOSED)
    _check_not_accepted(application, document, by)
    if document.scans.count() >= MOST_SCANS:
        raise Refused(
            _("A document has at most %(most)s pages. Put several pages into one PDF.") % {"most": MOST_SCANS}
        )


def _write_down_harmful(application: Application, document: Document, *, by: User, now: datetime) -> None:
    """On the record for drafts too: somebody may be trying what gets through."""
    record(
        act="document.harmful_refused",
        by=by,
        now=now,
        number=application.number or "",
        path=f"cases/{application.number}" if application.number else f"drafts/{application.pk}",
        office=application.office.code if application.office else "",
        facts={"document": document.kind.no},
    )


def _check_not_accepted(application: Application, document: Document, by: User) -> None:
    if rules.is_own(by, application) and document.status == DocumentStatus.ACCEPTED:
        raise Refused(_("This document has been accepted already. Its pages stay as they are."))


def _status_without_pages(application: Application, document: Document) -> DocumentStatus:
    if application.category.needed_documents.filter(kind=document.kind_id, needed_by_default=False).exists():
        return DocumentStatus.NOT_NEEDED
    typed = given_in_words(application, document) and not application.is_draft
    return DocumentStatus.HANDED_IN if typed else DocumentStatus.MISSING


def _change(document: Document, status: DocumentStatus) -> None:
    document.status, document.decided_by, document.decided_at = status, None, None
    document.save(update_fields=["status", "decided_by", "decided_at"])


def _write_down(application: Application, document: Document, act: str, *, by: User, now: datetime) -> None:
    if not rules.is_own(by, application):
        note_part(application=application, user=by, part=Part.INTAKE, now=now)
    write_down(application, act, by=by, now=now, facts={"document": document.kind.no})
