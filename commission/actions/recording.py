"""Writing an act of a sitting into the record."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from commission.models import Sitting
from offices.queries import roles_in
from socialaid.accounts.models import User
from socialaid.audit.actions import record


def record_in(
    sitting: Sitting, act: str, *, by: User | None, now: datetime, facts: Mapping[str, Any] | None = None
) -> None:
    """Record an act under the number of the sitting: votes and motions never show on the timeline of a case."""
    office = sitting.commission.office
    record(
        act=act,
        by=by,
        role=roles_in(by, office) if by else "",
        number=sitting.number,
        path=f"sittings/{sitting.pk}",
        office=office.code,
        facts=facts,
        now=now,
    )
