"""Pages put right: turned, and put in order."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.moving import write_down
from applications.models import Application, DocumentStatus, Scan
from socialaid.accounts.models import User
from socialaid.files.actions import discard, rotate, rotate_apart
from socialaid.lib.refused import Refused

CLOSED = _("The pages of this document cannot be changed now. Ask the department what to do.")
GONE = _("This page has been taken away already, perhaps on another device.")


@transaction.atomic
def turn(*, scan: Scan, clockwise: bool, by: User, now: datetime) -> Scan:
    """Turn a photo by 90 degrees. In another case that holds the same file it stays as it is.

    Raises Refused for a PDF, for a page that waits for the scanner, and where the page may not be taken away either.
    """
    application = _open_to(scan, by)
    if Scan.objects.filter(file=scan.file_id).exclude(pk=scan.pk).exists():
        before = scan.file
        scan.file = rotate_apart(stored=before, clockwise=clockwise, by=by)
        scan.save(update_fields=["file"])
        discard(stored=before)
    else:
        scan.file = rotate(stored=scan.file, clockwise=clockwise)
    _write_down(application, scan, "document.scan_turned", by, now)
    return scan


@transaction.atomic
def shift(*, scan: Scan, later: bool, by: User, now: datetime) -> None:
    """Put a page one place earlier or later; at the end of the row nothing happens. Positions run from 1 again."""
    application = _open_to(scan, by)
    row = list(scan.document.scans.all())
    place = row.index(scan)
    target = place + 1 if later else place - 1
    if not 0 <= target < len(row):
        return
    row.insert(target, row.pop(place))
    for position, page in enumerate(row, start=1):
        page.position = position
    Scan.objects.bulk_update(row, ["position"])
    _write_down(application, scan, "document.scan_moved", by, now)


def _open_to(scan: Scan, by: User) -> Application:
    """The case of the page, held, and the page read anew; Refused where it is gone or she may not change it."""
    application = Application.objects.hold(scan.document.application_id)
    scan.document.refresh_from_db(fields=["status"])
    accepted = scan.document.status == DocumentStatus.ACCEPTED
    if not rules.may_take_away(by, application) or accepted:
        raise Refused(CLOSED)
    _read_anew(scan)
    return application


def _read_anew(scan: Scan) -> None:
    there = Scan.objects.select_related("file").filter(pk=scan.pk).first()
    if there is None:
        raise Refused(GONE)
    scan.file = there.file


def _write_down(application: Application, scan: Scan, act: str, by: User, now: datetime) -> None:
    write_down(application, act, by=by, now=now, facts={"document": scan.document.kind.no})
