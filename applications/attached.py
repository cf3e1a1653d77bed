"""Sheets that go out with the letters of a case."""

from functools import partial

from django.utils import timezone

from socialaid.notices import attachments
from socialaid.notices.attachments import Attachment
from socialaid.prints.actions.making import make
from socialaid.prints.models import Print
from socialaid.prints.serving import stored_bytes


def sheet_of(kind: str, number: str) -> Attachment | None:
    """The newest sheet of this kind of a case, made now where no worker has made it; DamagedPrint for a broken one."""
    sheet = Print.objects.filter(path=f"cases/{number}", kind=kind).order_by("-pk").first()
    if sheet is None:
        return None
    made = make(print_id=sheet.pk, now=timezone.now())
    return Attachment(made.file_name, stored_bytes(made))


def announce_all() -> None:
    attachments.announce(
        {
            "applications/registered": partial(sheet_of, "coupon"),
            "applications/ordered": partial(sheet_of, "department_decision"),
        }
    )
