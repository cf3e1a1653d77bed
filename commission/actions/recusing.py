"""Recusals: a member takes no part in one case and does not count in its base."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.models import Applicant, Part, Participation
from commission import acts
from commission.actions.holding import check_undecided, hold_to_run
from commission.actions.recording import record_in
from commission.models import AgendaPoint, Member, Recusal, Sitting
from commission.queries import entitled_members, open_motion
from commission.states import RecusalCause
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused

PREPARED = (Part.INTAKE, Part.REGISTRATION)


@transaction.atomic
def recuse(*, point: AgendaPoint, member: Member, reason: str, by: User, now: datetime) -> Recusal:
    """Write down that a member takes no part in one case, with the reason given in the room."""
    sitting = hold_to_run(point.sitting_id, by)
    point.refresh_from_db(fields=["state"])
    check_undecided(point)
    if open_motion(point):
        raise Refused(_("A motion is being voted on. Count the votes first."))
    if not reason.strip():
        raise Refused(_("Say why the member takes no part in this case."), "reason")
    if not entitled_members(sitting).filter(pk=member.pk).exists():
        raise Refused(_("This person has no vote in this sitting."), "member")
    recusal, new = Recusal.objects.get_or_create(
        point=point, member=member, defaults={"reason": reason.strip(), "recorded_by": by, "at": now}
    )
    if new:
        _record(sitting, point, recusal, by=by, now=now)
    return recusal


def recuse_by_the_record(sitting: Sitting, points: Collection[AgendaPoint], *, now: datetime) -> None:
    """Recuse each member who took in or registered the case of one of `points`, or is its applicant."""
    members = {member.user_id: member for member in entitled_members(sitting) if member.user_id}
    point_of = {point.application_id: point for point in points}
    known = set(Recusal.objects.filter(point__in=points).values_list("point_id", "member_id"))
    for (application_id, user_id), cause in _ties(list(point_of), list(members)).items():
        point, member = point_of[application_id], members[user_id]
        if (point.pk, member.pk) not in known:
            recusal = Recusal.objects.create(point=point, member=member, cause=cause, at=now)
            _record(sitting, point, recusal, by=None, now=now)


def _ties(cases: list[int], users: list[int]) -> dict[tuple[int, int], RecusalCause]:
    """Why which user stays away from which case, by their ids."""
    parts = Participation.objects.filter(application__in=cases, user__in=users, part__in=PREPARED)
    own = Applicant.objects.filter(application__in=cases, user__in=users)
    ties = dict.fromkeys(parts.order_by("pk").values_list("application_id", "user_id"), RecusalCause.PREPARED)
    return ties | dict.fromkeys(own.order_by("pk").values_list("application_id", "user_id"), RecusalCause.APPLICANT)


def _record(sitting: Sitting, point: AgendaPoint, recusal: Recusal, *, by: User | None, now: datetime) -> None:
    facts = {"point": point.position, "member": recusal.member_id}
    record_in(sitting, acts.RECUSED, by=by, now=now, facts=facts)
