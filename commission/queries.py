"""Reads across sittings, their members and cases."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from applications.households import members_of, proposal_of, sheet_of
from applications.models import Application, DocumentStatus
from applications.states import State
from commission import voting
from commission.models import AgendaPoint, Attendance, Commission, Member, Motion, Recusal, Sitting, Vote
from commission.models.agenda import AgendaPointQuerySet
from commission.models.composition import MemberQuerySet
from commission.models.sitting import SittingQuerySet
from commission.rules import SEEING
from commission.states import MotionKind, PointState
from deadlines import terms
from deadlines.queries import calendar
from entitlements.amounts import Proposal
from entitlements.queries import mci_on
from entitlements.words import amount_in_words, arithmetic_in_words
from offices.models import StandardVersion
from offices.queries import active_memberships
from offices.rules import Person


def commissions_of(user: Person, *roles: str) -> QuerySet[Commission]:
    """The commissions of the offices where she holds one of `roles`; by default any that may see sittings."""
    offices = {post.office_id for post in active_memberships(user) if post.role in (roles or SEEING)}
    return Commission.objects.filter(office__in=offices).select_related("office").order_by("office__order")


def visible_sittings(user: Person) -> SittingQuerySet:
    """The sittings that she may open: those of her own offices' commissions."""
    return Sitting.objects.filter(commission__in=commissions_of(user)).select_related("commission__office")


def with_counts(sittings: SittingQuerySet) -> SittingQuerySet:
    """Sittings with the number of `cases` on the agenda and of those still `undecided`."""
    return sittings.annotate(
        cases=Count("points", filter=~Q(points__state=PointState.TAKEN_OFF)),
        undecided=Count("points", filter=Q(points__state=PointState.OPEN)),
    )


def visible_points(user: Person) -> QuerySet[AgendaPoint]:
    return AgendaPoint.objects.filter(sitting__in=visible_sittings(user)).select_related(
        "sitting__commission__office",
        "application__applicant",
        "application__category",
        "application__office",
        "decision",
    )


def motions_with_votes() -> QuerySet[Motion]:
    """Motions in their order, each with its ground and its votes, the chair's first."""
    votes = Vote.objects.select_related("member").order_by("member__role", "member__surname", "pk")
    return Motion.objects.select_related("ground").prefetch_related(Prefetch("votes", votes)).order_by("position")


def agenda_of(sitting: Sitting) -> AgendaPointQuerySet:
    """The points in order, each with its case, its recusals, and its motions with their votes."""
    return (
        AgendaPoint.objects.filter(sitting=sitting)
        .select_related("application__applicant", "application__category", "application__office", "decision")
        .prefetch_related(
            Prefetch("recusals", Recusal.objects.select_related("member")), Prefetch("motions", motions_with_votes())
        )
    )


def serving_members(sitting: Sitting) -> MemberQuerySet:
    """Everybody on the commission on the day of the sitting, with a vote or without."""
    return Member.objects.filter(commission=sitting.commission_id).serving(sitting.held_on)


def entitled_members(sitting: Sitting) -> MemberQuerySet:
    """The members with a vote on the day of the sitting."""
    return serving_members(sitting).voting()


def attendance_of(sitting: Sitting) -> list[Attendance]:
    """Who was marked present or absent, the chair first."""
    rows = sitting.attendance.select_related("member")
    return list(rows.order_by("member__role", "member__surname", "member__given_name", "pk"))


def present_ids(sitting: Sitting) -> set[int]:
    return set(sitting.attendance.filter(present=True).values_list("member_id", flat=True))


@dataclass(frozen=True)
class Bench:
    """Who counts in one case: the members with a vote less the recused of that case."""

    commission: Commission
    members: tuple[Member, ...]
    present: tuple[Member, ...]

    @property
    def base(self) -> int:
        return len(self.members)

    @property
    def quorum(self) -> int:
        return voting.quorum(self.base, self.commission.quorum_numerator, self.commission.quorum_denominator)

    @property
    def has_quorum(self) -> bool:
        return len(self.present) >= self.quorum > 0

    @property
    def chair(self) -> Member | None:
        """The chair, where she is present and not recused."""
        return next((member for member in self.present if member.is_chair), None)

    def seat_of(self, user: Person) -> Member | None:
        """Her own seat, where she is present and takes part in the case."""
        return next((member for member in self.present if member.user_id and member.user_id == user.pk), None)


@dataclass(frozen=True)
class Room:
    """The members with a vote on the day of a sitting, and which of them came."""

    commission: Commission
    members: tuple[Member, ...]
    present: frozenset[int]

    def bench(self, recused: Iterable[int] = ()) -> Bench:
        """The bench for a case from which the members with the ids `recused` stay away."""
        away = frozenset(recused)
        members = tuple(member for member in self.members if member.pk not in away)
        return Bench(self.commission, members, tuple(member for member in members if member.pk in self.present))


def room_of(sitting: Sitting) -> Room:
    return Room(sitting.commission, tuple(entitled_members(sitting)), frozenset(present_ids(sitting)))


def bench_for(point: AgendaPoint) -> Bench:
    return room_of(point.sitting).bench(point.recusals.values_list("member_id", flat=True))


@dataclass(frozen=True)
class Hearing:
    """One point as the commission hears it."""

    point: AgendaPoint
    bench: Bench
    recusals: list[Recusal]
    motions: list[Motion]

    @property
    def current(self) -> Motion | None:
        """The motion that is being voted on."""
        return next((motion for motion in self.motions if motion.is_open), None)

    @property
    def counted(self) -> list[Motion]:
        return [motion for motion in self.motions if not motion.is_open]

    @property
    def has_failed(self) -> bool:
        """Whether a motion was put and nothing carried, or there is no quorum to put one."""
        return not self.current and (bool(self.counted) or not self.bench.has_quorum)

    def recuses(self, user: Person) -> bool:
        return any(recusal.member.user_id == user.pk for recusal in self.recusals)


def hearing_of(point: AgendaPoint) -> Hearing:
    recusals = list(point.recusals.select_related("member"))
    bench = room_of(point.sitting).bench(recusal.member_id for recusal in recusals)
    return Hearing(point, bench, recusals, list(motions_with_votes().filter(point=point)))


def open_motion(point: AgendaPoint) -> Motion | None:
    return point.motions.filter(result=voting.MotionResult.OPEN).first()


def next_undecided(point: AgendaPoint) -> AgendaPoint | None:
    """The open point that comes after this one on the agenda, else the first open one."""
    waiting = list(AgendaPoint.objects.undecided().filter(sitting=point.sitting_id).exclude(pk=point.pk))
    return next((other for other in waiting if other.position > point.position), next(iter(waiting), None))


def cases_to_put_on(commission: Commission) -> QuerySet[Application]:
    """Registered cases of the office, the longest waiting first."""
    waiting = Q(state=State.REGISTERED) | Q(state=State.REFERRED) & ~Exists(
        AgendaPoint.objects.undecided().filter(application=OuterRef("pk"))
    )
    cases = Application.objects.filter(waiting, office=commission.office)
    return cases.select_related("applicant", "category").order_by("registered_at", "pk")


def proposal_in(point: AgendaPoint) -> Proposal:
    """What the rule of the category gives on the day of the sitting."""
    return proposal_of(point.application, point.sitting.held_on)


def case_in_short(point: AgendaPoint) -> dict[str, Any]:
    """The case on one page: its rule with the arithmetic, the amount proposed, the state of its documents."""
    rule = point.application.category.rule
    documents = list(point.application.documents.select_related("kind").order_by("kind__no"))
    asked_for = [document for document in documents if document.status != DocumentStatus.NOT_NEEDED]
    return {
        "rule": amount_in_words(rule),
        "proposal": proposal_in(point),
        "arithmetic": arithmetic_in_words(rule, mci_on(point.sitting.held_on), members_of(point.application)),
        "family": sheet_of(point.application, point.sitting.held_on),
        "documents": documents,
        "accepted": sum(document.status == DocumentStatus.ACCEPTED for document in asked_for),
        "asked_for": len(asked_for),
        "originals_unseen": sum(not document.original_seen for document in asked_for),
    }


def gap_in_working_days(sitting_on: date, received_on: date) -> int:
    """How many working days passed between a sitting and the receipt of its decision."""
    return calendar().working_days_between(sitting_on, received_on)


@dataclass(frozen=True)
class LateReceipt:
    """A decision that the department received more than one working day after the sitting."""

    number: str
    gap: int


def late_receipts(points: Iterable[AgendaPoint]) -> list[LateReceipt]:
    decisions = [point.decision for point in points if point.decision]
    if not decisions:
        return []
    days = calendar().working_days_between
    gaps = [LateReceipt(one.number, days(one.sitting_on, one.received_on)) for one in decisions]
    return [late for late in gaps if late.gap > 1]


@dataclass(frozen=True)
class Outlook:
    """What closing a sitting on a day will do."""

    grants: list[AgendaPoint]
    refusals: list[AgendaPoint]
    put_off: list[AgendaPoint]
    open: list[AgendaPoint]
    left: list[AgendaPoint]
    due_on: date
    act_by: date
    days: int
    gap: int

    @property
    def total(self) -> int:
        """The sum of all grants in whole tenge."""
        return sum(point.carried.amount or 0 for point in self.grants if point.carried)

    @property
    def may_close(self) -> bool:
        return not self.open and not self.left


def outlook(sitting: Sitting, points: list[AgendaPoint], today: date) -> Outlook:
    """What will happen if the sitting is closed today (Standard §7(1))."""
    table = [point for point in points if point.state != PointState.TAKEN_OFF]
    known, days = calendar(), StandardVersion.objects.in_force(today).pay_days
    due_on = terms.due_on(today, days)
    return Outlook(
        grants=_carried(table, MotionKind.GRANT),
        refusals=_carried(table, MotionKind.REFUSE),
        put_off=[point for point in table if point.state == PointState.PUT_OFF],
        open=[point for point in table if point.is_open],
        left=[point for point in table if point.application.state != State.REFERRED],
        due_on=due_on,
        act_by=terms.act_by(due_on, known),
        days=days,
        gap=known.working_days_between(sitting.held_on, today),
    )


def _carried(points: list[AgendaPoint], kind: MotionKind) -> list[AgendaPoint]:
    return [point for point in points if point.carried and point.carried.kind == kind]


def waits_for_a_sitting(application: Application) -> bool:
    """Whether a case is before the commission but on no agenda: it was taken off a sitting before that met."""
    return application.state == State.REFERRED and not application.agenda_points.undecided().exists()
