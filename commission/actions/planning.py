"""Planning a sitting."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commission import acts
from commission.actions.holding import check_may_run
from commission.actions.recording import record_in
from commission.models import Commission, Sitting
from socialaid.accounts.models import User
from socialaid.lib.numbering import journal_number
from socialaid.lib.refused import Refused
from socialaid.prints.actions.numbering import next_number

PLANNED_AHEAD_MOST = timedelta(days=366)


@transaction.atomic
def plan(*, commission: Commission, starts_at: datetime, place: str, by: User, now: datetime) -> Sitting:
    """Plan a sitting for today or a later day; it gets its number in the office's journal of that year at once."""
    check_may_run(commission, by)
    if timezone.localdate(starts_at) < timezone.localdate(now):
        raise Refused(_("A sitting cannot be planned for a day that has passed."), "starts_at")
    if timezone.localdate(starts_at) > timezone.localdate(now) + PLANNED_AHEAD_MOST:
        raise Refused(_("A sitting is planned at most a year ahead. Check the year."), "starts_at")
    sitting = Sitting(commission=commission, starts_at=starts_at, place=place)
    sitting.number = _next_number(sitting)
    sitting.save()
    record_in(sitting, acts.PLANNED, by=by, now=now, facts={"starts_at": starts_at.isoformat()})
    return sitting


def _next_number(sitting: Sitting) -> str:
    office, year = sitting.commission.office, timezone.localdate(sitting.starts_at).year
    return journal_number("sitting", office.order, year, next_number(journal="sitting", office=office.code, year=year))
