"""Searching the record, which is itself written down."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from socialaid.audit.actions.recording import record
from socialaid.audit.models import Inquiry
from socialaid.lib.origin import address_in_hand
from socialaid.lib.refused import Refused


def inquire(
    *,
    by: Any,
    reason: str,
    kind: str,
    now: datetime,
    person: Any = None,
    number: str = "",
    office: str = "",
    since: date | None = None,
    until: date | None = None,
) -> Inquiry:
    """Write down who searches the record for what, and why. Raises Refused where the days stand the wrong way round."""
    if since and until and since > until:
        raise Refused(_("The last day comes before the first one."), "until")
    return Inquiry.objects.create(
        at=now,
        by=by,
        reason=reason,
        kind=kind,
        person=person,
        number=number,
        office=office,
        since=since,
        until=until,
        address=address_in_hand(),
    )


def note_export(*, inquiry: Inquiry, by: Any, role: str, rows: int, now: datetime) -> None:
    """Write down that what was found left the portal as a file."""
    record(act="record.exported", by=by, role=role, facts={"inquiry": inquiry.pk, "rows": rows}, now=now)
