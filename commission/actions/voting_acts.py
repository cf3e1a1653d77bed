"""Votes: by the member's own sign-in, or by raised hands as the secretary sees them."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from applications.actions.taking_part import note_part
from applications.models import Part
from commission import acts
from commission.actions.holding import check_not_closed, hold, hold_to_run
from commission.actions.recording import record_in
from commission.models import AgendaPoint, Member, Motion, Sitting, Vote
from commission.queries import bench_for
from commission.voting import Choice
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused


@transaction.atomic
def cast(*, motion: Motion, choice: Choice, by: User, now: datetime) -> Vote:
    """Vote from one's own account; the vote can be changed until the votes are counted."""
    point, sitting = _point_with_held_sitting(motion)
    check_not_closed(sitting)
    _check_still_open(motion)
    member = _own_seat(point, by)
    _write(motion, {member.pk: choice}, by=by, now=now)
    _note_parts(point, [member], now=now)
    _record(point, motion, [member], by=by, now=now)
    return motion.votes.get(member=member)


def _own_seat(point: AgendaPoint, by: User) -> Member:
    seat = next((member for member in bench_for(point).present if member.user_id == by.pk), None)
    if seat is None:
        raise Refused(_("Only members who are present and take part in this case can vote."))
    return seat


@transaction.atomic
def record_hands(*, motion: Motion, choices: Mapping[int, Choice], by: User, now: datetime) -> None:
    """Record raised hands by member id. A vote cast from the member's own account stays as it was cast."""
    point, sitting = _point_with_held_sitting(motion)
    hold_to_run(sitting.pk, by)
    _check_still_open(motion)
    present = {member.pk: member for member in bench_for(point).present}
    if set(choices) - set(present):
        raise Refused(_("Only members who are present and take part in this case can vote."))
    cast_alone = motion.votes.filter(member__user=F("recorded_by"))
    own = set(cast_alone.values_list("member_id", flat=True))
    raised = {member: choice for member, choice in choices.items() if member not in own}
    _write(motion, raised, by=by, now=now)
    seats = [present[member] for member in raised]
    _note_parts(point, seats, now=now)
    _record(point, motion, seats, by=by, now=now)


def _point_with_held_sitting(motion: Motion) -> tuple[AgendaPoint, Sitting]:
    point = AgendaPoint.objects.select_related("application").get(pk=motion.point_id)
    point.sitting = hold(point.sitting_id)
    return point, point.sitting


def _check_still_open(motion: Motion) -> None:
    motion.refresh_from_db()
    if not motion.is_open:
        raise Refused(_("The votes on this motion have been counted already."))


def _write(motion: Motion, choices: Mapping[int, Choice], *, by: User, now: datetime) -> None:
    rows = [
        Vote(motion=motion, member_id=member, choice=choice, recorded_by=by, at=now)
        for member, choice in choices.items()
    ]
    Vote.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["motion", "member"],
        update_fields=["choice", "recorded_by", "at"],
    )


def _note_parts(point: AgendaPoint, members: Iterable[Member], *, now: datetime) -> None:
    for member in members:
        if member.user:
            note_part(application=point.application, user=member.user, part=Part.VOTE, now=now)


def _record(point: AgendaPoint, motion: Motion, members: Iterable[Member], *, by: User, now: datetime) -> None:
    facts = {"point": point.position, "motion": motion.position, "members": [member.pk for member in members]}
    record_in(point.sitting, acts.VOTED, by=by, now=now, facts=facts)
