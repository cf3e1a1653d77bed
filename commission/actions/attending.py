"""Attendance: marking it for the first time opens the sitting."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commission import acts
from commission.actions.holding import hold_to_run
from commission.actions.recording import record_in
from commission.actions.recusing import recuse_by_the_record
from commission.models import Attendance, Member, Motion, Sitting
from commission.queries import serving_members
from commission.states import SittingState
from commission.voting import MotionResult
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused


@transaction.atomic
def mark(*, sitting: Sitting, present: Collection[int], by: User, now: datetime) -> Sitting:
    """Write down which members (by id) are in the room; the first marking opens the sitting, on its day or later."""
    sitting = hold_to_run(sitting.pk, by)
    _check_day_has_come(sitting, now)
    if Motion.objects.filter(point__sitting=sitting, result=MotionResult.OPEN).exists():
        raise Refused(_("A motion is being voted on. Count the votes before you change who is present."))
    members = list(serving_members(sitting))
    _write(sitting, members, present)
    if not sitting.is_open:
        _open(sitting, now)
    came = [member.pk for member in members if member.pk in present]
    record_in(sitting, acts.ATTENDANCE, by=by, now=now, facts={"present": came})
    return sitting


def _check_day_has_come(sitting: Sitting, now: datetime) -> None:
    if timezone.localdate(now) < timezone.localdate(sitting.starts_at):
        raise Refused(_("The day of this sitting has not come yet."))


def _write(sitting: Sitting, members: Collection[Member], present: Collection[int]) -> None:
    rows = [Attendance(sitting=sitting, member=member, present=member.pk in present) for member in members]
    Attendance.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["sitting", "member"], update_fields=["present"]
    )


def _open(sitting: Sitting, now: datetime) -> None:
    sitting.state, sitting.opened_at = SittingState.OPEN, now
    sitting.save(update_fields=["state", "opened_at"])
    # Between the agenda and the sitting somebody may have become a member.
    recuse_by_the_record(sitting, list(sitting.points.undecided()), now=now)
