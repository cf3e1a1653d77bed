"""Motions: put one, count its votes, put off a case that finds no majority."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commission import acts
from commission.actions.holding import check_undecided, hold_point
from commission.actions.recording import record_in
from commission.actions.terms import Terms, checked
from commission.actions.voting_acts import record_hands
from commission.models import AgendaPoint, Motion
from commission.queries import Bench, bench_for, open_motion
from commission.states import POINT_STATE_AFTER, MotionKind, PointState
from commission.voting import Choice, MotionResult, Result, tally
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused


@transaction.atomic
def propose(*, point: AgendaPoint, terms: Terms, by: User, now: datetime) -> Motion:
    """Put a motion on a case: grant a sum, refuse on a ground, or put off. One motion stands at a time."""
    point = hold_point(point.pk, by)
    check_undecided(point)
    _check_may_vote(point, bench_for(point))
    terms = checked(terms, point.application, point.sitting.held_on)
    motion: Motion = point.motions.create(
        position=point.motions.count() + 1,
        kind=terms.kind,
        amount=terms.amount,
        ground=terms.ground,
        words=terms.words,
        proposed_by=by,
        proposed_at=now,
    )
    record_in(point.sitting, acts.PROPOSED, by=by, now=now, facts=_facts(point, motion) | {"amount": motion.amount})
    return motion


def _check_may_vote(point: AgendaPoint, bench: Bench) -> None:
    if open_motion(point):
        raise Refused(_("A motion is being voted on already. Count its votes before you put another."))
    if not bench.has_quorum:
        sentence = gettext(
            "There is no quorum for this case: %(present)d present, %(quorum)d needed. Put the case off."
        )
        raise Refused(sentence % {"present": len(bench.present), "quorum": bench.quorum})


def _facts(point: AgendaPoint, motion: Motion) -> dict[str, object]:
    return {"point": point.position, "case": point.application.number, "motion": motion.position, "kind": motion.kind}


@transaction.atomic
def conclude(*, motion: Motion, by: User, now: datetime) -> Motion:
    """Count the votes of everybody in the room. A carried motion settles the case; a failed one decides nothing."""
    point = hold_point(motion.point_id, by)
    motion.refresh_from_db()
    if not motion.is_open:
        raise Refused(_("The votes on this motion have been counted already."))
    result = _count(motion, bench_for(point))
    _write_down(motion, result)
    if motion.is_carried:
        _settle(point, POINT_STATE_AFTER[MotionKind(motion.kind)], needed=motion.words)
    facts = _facts(point, motion) | {"result": motion.result, "reason": motion.reason}
    record_in(point.sitting, acts.CONCLUDED, by=by, now=now, facts=facts)
    return motion


def _count(motion: Motion, bench: Bench) -> Result:
    votes = {member: Choice(choice) for member, choice in motion.votes.values_list("member_id", "choice")}
    silent = [member.full_name for member in bench.present if member.pk not in votes]
    if silent:
        sentence = gettext("These members have not voted yet: %(names)s.")
        raise Refused(sentence % {"names": ", ".join(silent)})
    return tally(
        [votes[member.pk] for member in bench.present],
        base=bench.base,
        quorum=bench.quorum,
        present=len(bench.present),
        chair=votes[bench.chair.pk] if bench.chair else None,
    )


def _write_down(motion: Motion, result: Result) -> None:
    motion.result, motion.reason = result.result, result.reason
    motion.base, motion.quorum, motion.present = result.base, result.quorum, result.present
    motion.votes_for, motion.against, motion.abstained = result.votes_for, result.against, result.abstained
    motion.save()


def _settle(point: AgendaPoint, state: PointState, *, needed: str) -> None:
    point.state = state
    point.needed = needed if state == PointState.PUT_OFF else ""
    point.save(update_fields=["state", "needed"])


@transaction.atomic
def count_hands(*, motion: Motion, choices: Mapping[int, Choice], by: User, now: datetime) -> Motion:
    """Record the raised hands (by member id) and count the votes, in one act."""
    record_hands(motion=motion, choices=choices, by=by, now=now)
    return conclude(motion=motion, by=by, now=now)


@transaction.atomic
def put_off_without_majority(*, point: AgendaPoint, needed: str, by: User, now: datetime) -> AgendaPoint:
    """Put a case off because no motion found a majority, or because its quorum is missing."""
    point = hold_point(point.pk, by)
    check_undecided(point)
    if not needed.strip():
        raise Refused(_("Say what is still needed: the applicant will read it."), "needed")
    _check_nothing_carries(point)
    _settle(point, PointState.PUT_OFF, needed=needed.strip())
    facts = {"point": point.position, "case": point.application.number}
    record_in(point.sitting, acts.PUT_OFF, by=by, now=now, facts=facts)
    return point


def _check_nothing_carries(point: AgendaPoint) -> None:
    if open_motion(point):
        raise Refused(_("A motion is being voted on. Count the votes first."))
    failed = point.motions.filter(result=MotionResult.FAILED).exists()
    if not failed and bench_for(point).has_quorum:
        raise Refused(_("There is a quorum. Put a motion and let the members vote."))
