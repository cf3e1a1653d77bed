"""The facts of the minutes of a sitting (docs/developers/prints.md)."""

from typing import Any

from commission.models import AgendaPoint, Member, Motion, Sitting
from commission.queries import Room, agenda_of, attendance_of, room_of
from commission.states import PointState, RecusalCause
from offices.queries import post_of
from offices.wording import office_facts
from socialaid.accounts.models import User
from socialaid.lib.bilingual import EMPTY, Pair, moment_pair, pair
from socialaid.lib.money import tenge

Facts = dict[str, Any]
RECUSED_BY_PROGRAM = {
    RecusalCause.PREPARED: "істі қабылдаған немесе тіркеген / принимал(а) или регистрировал(а) дело",
    RecusalCause.APPLICANT: "өтініш беруші / заявитель",
}


def minutes_facts(sitting: Sitting, *, by: User) -> Facts:
    """All that the sheet says, as plain data in Kazakh and Russian."""
    room, commission = room_of(sitting), sitting.commission
    whole = room.bench()
    attendance = attendance_of(sitting)
    return {
        "number": sitting.number,
        "office": office_facts(commission.office),
        "legal_basis": pair(commission, "legal_basis"),
        "held_at": moment_pair(sitting.opened_at or sitting.starts_at),
        "closed_at": moment_pair(sitting.closed_at or sitting.starts_at),
        "place": sitting.place,
        "voting_members": whole.base,
        "present": len(whole.present),
        "quorum": whole.quorum,
        "attendance": [_attendance(row.member, row.present) for row in attendance],
        "points": [_point(point, room) for point in agenda_of(sitting).on_the_table()],
        "chair": _chair([row.member for row in attendance]),
        "secretary": {"name": by.full_name, "post": post_of(by, commission.office)},
    }


def _attendance(member: Member, present: bool) -> Facts:
    return _person(member) | {"role": member.role, "votes": member.votes, "present": present}


def _person(member: Member) -> Facts:
    return {"name": member.full_name, "post": pair(member, "post")}


def _chair(members: list[Member]) -> Facts:
    return next((_person(member) for member in members if member.is_chair), {"name": "", "post": EMPTY})


def _point(point: AgendaPoint, room: Room) -> Facts:
    application, bench = point.application, room.bench(recusal.member_id for recusal in point.recusals.all())
    return {
        "position": point.position,
        "case_number": application.number,
        "journal_number": application.journal_number,
        "applicant": application.applicant.full_name,
        "category": pair(application.category, "title"),
        "base": bench.base,
        "quorum": bench.quorum,
        "recusals": [
            {
                "name": recusal.member.full_name,
                "reason": recusal.reason or RECUSED_BY_PROGRAM[RecusalCause(recusal.cause)],
            }
            for recusal in point.recusals.all()
        ],
        "motions": [_motion(motion) for motion in point.motions.all()],
        "decision": _decision(point, point.carried),
    }


def _motion(motion: Motion) -> Facts:
    return {
        "kind": motion.kind,
        "amount": tenge(motion.amount),
        "ground": _ground(motion),
        "words": motion.words,
        "votes": [{"name": vote.member.full_name, "choice": vote.choice} for vote in motion.votes.all()],
        "in_favour": motion.votes_for,
        "against": motion.against,
        "abstained": motion.abstained,
        "result": motion.result,
        "by_chair": motion.decided_by_chair,
    }


def _ground(motion: Motion | None) -> Pair:
    return pair(motion.ground, "name") if motion and motion.ground else EMPTY


def _decision(point: AgendaPoint, motion: Motion | None) -> Facts:
    put_off = point.state == PointState.PUT_OFF
    decision = point.decision
    return {
        "outcome": "put_off" if put_off or decision is None else decision.outcome,
        "number": decision.number if decision else "",
        "amount": tenge(decision.amount) if decision else "",
        "ground": _ground(motion),
        "words": point.needed if put_off or decision is None else decision.words,
    }


def extract_facts(point: AgendaPoint, sitting: Sitting, room: Room, *, by: User) -> Facts:
    """What the minutes say about one case: its decision and the count of votes, no member by name."""
    application, whole = point.application, room.bench()
    bench = room.bench(recusal.member_id for recusal in point.recusals.all())
    return {
        "number": f"{sitting.number}-{point.position}",
        "minutes_number": sitting.number,
        "position": point.position,
        "office": office_facts(sitting.commission.office),
        "legal_basis": pair(sitting.commission, "legal_basis"),
        "held_at": moment_pair(sitting.opened_at or sitting.starts_at),
        "closed_at": moment_pair(sitting.closed_at or sitting.starts_at),
        "place": sitting.place,
        "voting_members": whole.base,
        "present": len(whole.present),
        "case_number": application.number,
        "journal_number": application.journal_number,
        "applicant": application.applicant.full_name,
        "applicant_address": "",
        "category": pair(application.category, "title"),
        "base": bench.base,
        "quorum": bench.quorum,
        "recused": len(point.recusals.all()),
        "votes": _count(point.carried),
        "decision": _decision(point, point.carried),
        "secretary": {"name": by.full_name, "post": post_of(by, sitting.commission.office)},
    }


def _count(motion: Motion | None) -> Facts | None:
    if motion is None:
        return None
    return {
        "in_favour": motion.votes_for,
        "against": motion.against,
        "abstained": motion.abstained,
        "by_chair": motion.decided_by_chair,
    }
