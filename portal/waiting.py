"""What waits for whoever looks: one count for each kind of work, each one query."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from applications.following import waiting_for_answer
from applications.models import Application, DeliveryState
from applications.queries import with_harmful_pages
from applications.states import WITH_THE_DEPARTMENT, State
from commission.models import Sitting
from commission.states import SittingState
from deadlines.models import Due
from deadlines.queries import calendar
from deadlines.queries.boards import soon_until
from offices.models import Office, Role
from offices.queries import active_memberships, active_substitutions
from payments.models import Payment, Transfer
from payments.models.payment import PaymentQuerySet
from payments.states import Phase
from socialaid.accounts.models import User
from socialaid.notices.queries import to_look_after

Count = Callable[[list[Office], User], int]


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work: who does it, where, how much of it waits."""

    label: Any
    roles: frozenset[str]
    count: Count
    url: str
    query: str = ""
    tone: str = "info"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A kind of work that waits now."""

    label: Any
    count: int
    url: str
    tone: str


def _cases(*states: State) -> Count:
    return lambda offices, _user: Application.objects.filter(office__in=offices, state__in=states).count()


def _harmful(offices: list[Office], _user: User) -> int:
    return Application.objects.filter(with_harmful_pages(*WITH_THE_DEPARTMENT), office__in=offices).count()


def _undelivered(offices: list[Office], _user: User) -> int:
    waiting = (DeliveryState.WAITING, DeliveryState.RETURNED)
    cases = Application.objects.filter(office__in=offices, state__in=(State.ORDERED, State.SETTLED))
    return cases.filter(result_delivery__state__in=waiting).count()


def _letters_by_hand(offices: list[Office], user: User) -> int:
    return to_look_after([office.code for office in offices], user)


def _in_phase(phase: Phase, offices: list[Office]) -> PaymentQuerySet:
    payable = Payment.objects.with_phase().in_phase(phase)
    return payable.filter(application__office__in=offices, application__state__in=(State.ORDERED, State.SETTLED))


def _payments(phase: Phase) -> Count:
    return lambda offices, _user: _in_phase(phase, offices).count()


def _prepared_by_others(offices: list[Office], user: User) -> int:
    return (
        _in_phase(Phase.PREPARED, offices)
        .exclude(pk__in=Transfer.objects.live().filter(prepared_by=user).values("payment"))
        .count()
    )


def _sittings(offices: list[Office], _user: User) -> int:
    return Sitting.objects.filter(commission__office__in=offices).exclude(state=SittingState.CLOSED).count()


def _late(offices: list[Office], _user: User) -> int:
    return Due.objects.running().late(localdate()).filter(office__in=offices).count()


def _soon(offices: list[Office], _user: User) -> int:
    today = localdate()
    return Due.objects.running().to_act_by(soon_until(today, calendar()), today).filter(office__in=offices).count()


def _to_answer(offices: list[Office], user: User) -> int:
    return waiting_for_answer(offices, user).count()


SPECIALIST = frozenset({Role.SPECIALIST})
HEAD = frozenset({Role.HEAD})
APPROVERS = frozenset({Role.HEAD, Role.DEPUTY})
DEPARTMENT = SPECIALIST | APPROVERS
PREPARE_SITTINGS = SPECIALIST | {Role.SECRETARY, Role.CHAIR}
COMMISSION = frozenset({Role.SECRETARY, Role.CHAIR, Role.MEMBER})

WORKS = (
    Work(_("Limits that have passed"), DEPARTMENT, _late, "desk:deadlines", "state=late", "bad"),
    Work(_("Limits that end within 2 working days"), DEPARTMENT, _soon, "desk:deadlines", "state=soon", "warn"),
    Work(_("Documents lost to a virus"), SPECIALIST, _harmful, "desk:cases", "state=harmful", "bad"),
    Work(_("Citizens who wait for an answer to a message"), DEPARTMENT, _to_answer, "desk:messages", tone="warn"),
    Work(_("Applications to check and register"), SPECIALIST, _cases(State.FILED), "desk:cases", "state=filed"),
    Work(
        _("Registered, to be put on an agenda"),
        PREPARE_SITTINGS,
        _cases(State.REGISTERED),
        "desk:cases",
        "state=registered",
    ),
    Work(_("Decisions to sign"), HEAD, _cases(State.DECIDED), "desk:cases", "state=decided", "warn"),
    Work(_("Payments to prepare"), SPECIALIST, _payments(Phase.OWED), "desk:payments", "phase=owed", "warn"),
    Work(_("Payments to approve"), APPROVERS, _prepared_by_others, "desk:payments", "phase=prepared", "warn"),
    Work(
        _("Payments that wait for the bank's answer"),
        SPECIALIST,
        _payments(Phase.APPROVED),
        "desk:payments",
        "phase=approved",
    ),
    Work(_("Results to hand over or post"), SPECIALIST, _undelivered, "desk:cases", "state=ordered"),
    Work(_("Letters for the post, or not delivered"), DEPARTMENT, _letters_by_hand, "desk:letters"),
    Work(_("Sittings planned or open"), COMMISSION, _sittings, "desk:sittings"),
)


def waiting_for(user: User) -> list[Waiting]:
    """The kinds of work of which something waits for `user`, the most urgent first."""
    rows = []
    for work in WORKS:
        offices = _offices(user, work.roles)
        count = work.count(offices, user) if offices else 0
        if count:
            address = reverse(work.url) + (f"?{work.query}" if work.query else "")
            rows.append(Waiting(work.label, count, address, work.tone))
    return rows


def _offices(user: User, roles: frozenset[str]) -> list[Office]:
    found = {post.office_id: post.office for post in active_memberships(user) if post.role in roles}
    if Role.HEAD in roles:
        found |= {
            absence.absent.office_id: absence.absent.office
            for absence in active_substitutions(user)
            if absence.absent.role == Role.HEAD
        }
    return list(found.values())


def cases_to_check(user: User) -> int:
    """How many applications wait for this specialist."""
    offices = _offices(user, SPECIALIST)
    return _cases(State.FILED)(offices, user) if offices else 0


def messages_to_answer(user: User) -> int:
    """In how many cases of her department a citizen waits for an answer."""
    offices = _offices(user, DEPARTMENT)
    return _to_answer(offices, user) if offices else 0


def payments_to_approve(user: User) -> int:
    """How many payments wait for this head or deputy."""
    offices = _offices(user, APPROVERS)
    return _prepared_by_others(offices, user) if offices else 0


def limits_passed(user: User) -> int:
    """How many limits of her department have passed."""
    offices = _offices(user, DEPARTMENT)
    return _late(offices, user) if offices else 0
