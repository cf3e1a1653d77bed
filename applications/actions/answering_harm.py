"""A virus that the scanner finds in a page after it was taken in: the document is asked for again, people are told."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from applications import rules
from applications.models import Application, Document, DocumentStatus, Scan
from applications.states import BEFORE_REGISTRATION, State
from socialaid.audit.actions import record
from socialaid.files.models import Scan as FileScan
from socialaid.lib.localized import localized
from socialaid.notices.actions.posting import post
from socialaid.notices.contacts import Contact, contact_of

MOST_AT_ONCE: Final = 50
OPEN: Final = (State.DRAFT, *rules.OPEN_TO_SPECIALIST)


def sweep(*, now: datetime) -> int:
    """Answer for every page lost to a virus since the last time, up to 50; how many there were."""
    lost = Scan.objects.filter(file__scan=FileScan.HARMFUL, harm_told_at=None).order_by("pk")
    found = list(lost.values_list("pk", flat=True)[:MOST_AT_ONCE])
    for pk in found:
        answer(scan_id=pk, now=now)
    return len(found)


@transaction.atomic
def answer(*, scan_id: int, now: datetime) -> bool:
    """Write one lost page down, ask for its document again and tell the applicant, once.

    After registration the document stays as it was decided: the department sees the case among its work. In a case
    that is over nobody is troubled; False there, and where it was answered already.
    """
    scan = Scan.objects.select_related("document__kind").filter(pk=scan_id).first()
    if scan is None:
        return False
    application = Application.objects.hold(scan.document.application_id)
    first = Scan.objects.filter(pk=scan.pk, harm_told_at=None).update(harm_told_at=now)
    if not first or application.state not in OPEN:
        return False
    contact = _contact(application)
    if application.state in BEFORE_REGISTRATION:
        _ask_again(scan.document, contact.language if contact else application.language, now)
    _write_down(application, scan.document, now)
    if contact:
        _tell(application, scan, contact, now)
    return True


def _contact(application: Application) -> Contact | None:
    if application.addressee:
        return application.addressee.contact()
    user = application.applicant.user
    return contact_of(user) if user else None


def _ask_again(document: Document, language: str, now: datetime) -> None:
    with override(language):
        document.note = _("A virus was found in a page of it, so that page was removed. Please send the page anew.")
    document.status, document.asked_again_at = DocumentStatus.NOT_READABLE, now
    document.decided_by, document.decided_at = None, None
    document.save(update_fields=["note", "status", "asked_again_at", "decided_by", "decided_at"])


def _write_down(application: Application, document: Document, now: datetime) -> None:
    """On the record for drafts too, as with a virus found at the door."""
    number = application.number or ""
    record(
        act="document.harmful_found",
        by=None,
        now=now,
        number=number,
        path=f"cases/{number}" if number else f"drafts/{application.pk}",
        office=application.office.code,
        facts={"document": document.kind.no},
    )


def _tell(application: Application, scan: Scan, contact: Contact, now: datetime) -> None:
    kind, language = scan.document.kind, contact.language
    post(
        letter="applications/harmful_found",
        to=contact,
        key=f"harmful_found:{application.pk}:{scan.pk}",
        facts={
            "number": application.number or "",
            "document": f"{kind.numeral}{localized(kind, 'name', language)}",
            "may_send": application.state in rules.OPEN_TO_APPLICANT and application.applicant.user_id is not None,
            "office": localized(application.office, "short_name", language),
            "office_address": localized(application.office, "address", language),
            "office_phone": ", ".join(application.office.phones),
        },
        number=application.number or "",
        path=application.get_public_url(),
        now=now,
    )
