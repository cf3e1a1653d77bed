"""Scans: taken in, put in order, taken away again."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.keeping import touch
from applications.actions.moving import write_down
from applications.actions.taking_part import note_part
from applications.models import Application, Document, DocumentStatus, Part, Scan
from applications.queries import given_in_words, reusable_for
from applications.states import BEFORE_REGISTRATION
from socialaid.accounts.models import User
from socialaid.audit.actions import record
from socialaid.files.actions import Harmful, Received, came_as, discard, keep, receive
from socialaid.files.models import Scan as FileScan
from socialaid.files.models import StoredFile
from socialaid.lib.refused import Refused

MOST_SCANS = 20


class AlreadyThere(Refused):
    """The very same file is a page of the document: sent twice, kept once."""


CLOSED = _("Documents of this case cannot be changed now. Ask the department what to do.")


def add_scan(*, document: Document, upload: Any, by: User, now: datetime) -> Scan:
    """Take in one photo or PDF as the next page of a document.

    A registered case keeps what was decided on its documents. Raises Refused for a wrong kind of file, for too many
    pages, and where the case takes no documents now, or not from her; AlreadyThere where the same file is a page of the
    document already. Nothing is locked while the file is examined.
    """
    application = Application.objects.select_related("applicant", "office").get(pk=document.application_id)
    _check_new(document, came_as(upload))
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
    _check_new(document, received.came_as)
    _check_room(application, document, by)
    quota = settings.UPLOAD_QUOTA_BYTES if rules.is_own(by, application) else None
    stored = keep(received=received, by=by, now=now, quota=quota)
    scan = Scan.objects.create(
        document=document, file=stored, position=_next_position(document), came_as=received.came_as, added_at=now
    )
    if application.state in BEFORE_REGISTRATION:
        _change(document, DocumentStatus.HANDED_IN)
    _write_down(application, document, "document.handed_in", by=by, now=now)
    return scan


@transaction.atomic
def take_over(*, document: Document, earlier: Document, by: User, now: datetime) -> list[Scan]:
    """Hand in the pages of a document that was accepted in an earlier case of the same, confirmed person.

    The files are not copied: both cases hold them. Raises Refused where `earlier` is not one of `reusable_for`.
    """
    application = _held(document)
    _check_room(application, document, by)
    document.application = application
    if earlier not in reusable_for(document, by, timezone.localdate(now)):
        raise Refused(_("This document cannot be used once more. Please send it anew."))
    pages = _held_pages(earlier, document)
    first = _next_position(document)
    scans = Scan.objects.bulk_create(
        Scan(document=document, file=page.file, position=first + place, came_as=page.came_as, added_at=now)
        for place, page in enumerate(pages[: max(0, MOST_SCANS - _count(document))])
    )
    document.taken_from = earlier
    document.save(update_fields=["taken_from"])
    _change(document, DocumentStatus.HANDED_IN)
    facts = {"document": document.kind.no, "case": earlier.application.number}
    write_down(application, "document.taken_over", by=by, now=now, facts=facts)
    return scans


def _held_pages(earlier: Document, document: Document) -> list[Scan]:
    """The pages of `earlier` that are not there yet, their files held so that none is let go meanwhile."""
    files = earlier.scans.values_list("file", flat=True)
    held = StoredFile.objects.select_for_update(of=("self",)).filter(pk__in=list(files)).order_by("pk")
    there = document.scans.exclude(came_as="").values_list("came_as", flat=True)
    return list(earlier.scans.filter(file__in=list(held)).exclude(came_as__in=list(there)).select_related("file"))


@transaction.atomic
def remove_scan(*, scan: Scan, by: User, now: datetime) -> None:
    """Take a page away; a document without pages is again as it was before. Raises Refused after registration.

    The file goes with it, unless another case holds it too. A second click changes nothing.
    """
    document = scan.document
    application = _held(document)
    if not rules.may_take_away(by, application):
        raise Refused(CLOSED)
    _check_not_accepted(application, document, by)
    if not Scan.objects.filter(pk=scan.pk).exists():
        return
    scan.delete()
    discard(stored=scan.file)
    _settle_without(scan, application, document)
    _write_down(application, document, "document.scan_removed", by=by, now=now)


def _settle_without(scan: Scan, application: Application, document: Document) -> None:
    """What the document is, once `scan` is gone."""
    from_earlier = Scan.objects.filter(document=document.taken_from_id).values("file")
    if document.taken_from_id and not document.scans.filter(file__in=from_earlier).exists():
        document.taken_from = None
        document.save(update_fields=["taken_from"])
    asked_for_harm = document.is_asked_again and document.decided_by_id is None
    if not document.scans.exists():
        _change(document, _status_without_pages(application, document))
    elif asked_for_harm and not document.scans.filter(file__scan=FileScan.HARMFUL).exists():
        _change(document, DocumentStatus.HANDED_IN)


def _held(document: Document) -> Application:
    """The case of `document`, held until the end of the transaction; the document is read anew."""
    application = Application.objects.hold(document.application_id)
    document.refresh_from_db(fields=["status", "note", "decided_by", "taken_from"])
    return application


def _next_position(document: Document) -> int:
    return (document.scans.aggregate(last=Max("position"))["last"] or 0) + 1


def _count(document: Document) -> int:
    """The pages as they are now, not as they were when the document was read."""
    return Scan.objects.filter(document=document).count()


def _check_new(document: Document, sha256: str) -> None:
    if sha256 and Scan.objects.filter(document=document, came_as=sha256).exists():
        raise AlreadyThere(_("This very file is here already, so it was not added a second time."))


def _check_room(application: Application, document: Document, by: User) -> None:
    if not rules.may_hand_in(by, application):
        raise Refused(CLOSED)
    _check_not_accepted(application, document, by)
    if _count(document) >= MOST_SCANS:
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
    touch(draft=application, now=now)
    if not rules.is_own(by, application):
        note_part(application=application, user=by, part=Part.INTAKE, now=now)
    write_down(application, act, by=by, now=now, facts={"document": document.kind.no})
