"""The commission's decision reaches the department: from that day the 15 days run (Standard §7(1))."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from applications.actions.moving import move
from applications.actions.taking_part import note_part
from applications.actions.telling import tell
from applications.models import Application, CommissionDecision, Part, RefusalGround, ResultDelivery
from applications.states import Outcome
from deadlines.actions.opening import open_due
from deadlines.models import Due
from offices.models import StandardVersion
from socialaid.accounts.models import User
from socialaid.lib.money import tenge
from socialaid.lib.refused import Refused

DUE_KIND = "outcome"


@transaction.atomic
def receive_decision(
    *,
    application: Application,
    number: str,
    received_on: date,
    sitting_on: date,
    outcome: Outcome,
    amount: int | None,
    ground: RefusalGround | None,
    words: str,
    by: User,
    now: datetime,
    on_paper: bool = False,
) -> CommissionDecision:
    """Record the commission's decision as received on a day; the limit is stored here and never moved (Standard §7(1)).

    `amount` is in whole tenge, for a grant. Raises Refused for a day of receipt before the sitting or after today,
    a grant without a sum, a refusal without ground and words.
    """
    _check_days(application, received_on, sitting_on, today=localtime(now).date())
    _check_terms(outcome, amount, ground, words)
    move(
        application,
        "application.decided",
        by=by,
        now=now,
        facts={"number": number, "outcome": outcome, "received_on": received_on.isoformat()},
        outcome=outcome,
    )
    decision = CommissionDecision.objects.create(
        application=application,
        number=number,
        sitting_on=sitting_on,
        received_on=received_on,
        outcome=outcome,
        amount=amount,
        ground=ground,
        words=words,
        on_paper=on_paper,
        due=_open_limit(application, received_on),
    )
    ResultDelivery.objects.get_or_create(application=application, defaults={"way": application.way})
    note_part(application=application, user=by, part=Part.MINUTES, now=now)
    _tell_applicant(application, decision, now)
    return decision


def _check_days(application: Application, received_on: date, sitting_on: date, *, today: date) -> None:
    if application.registered_at and sitting_on < localtime(application.registered_at).date():
        raise Refused(_("The sitting cannot be before the day on which the case was registered."), "sitting_on")
    if received_on < sitting_on:
        raise Refused(_("The decision cannot be received before the sitting."), "received_on")
    if received_on > today:
        raise Refused(_("The day of receipt cannot be after today."), "received_on")


def _check_terms(outcome: Outcome, amount: int | None, ground: RefusalGround | None, words: str) -> None:
    if outcome == Outcome.GRANTED and not amount:
        raise Refused(_("A grant needs a sum in whole tenge."), "amount")
    if outcome == Outcome.REFUSED and not (ground and words.strip()):
        raise Refused(_("A refusal needs a ground from the list and words that explain it."), "ground")


def _open_limit(application: Application, received_on: date) -> Due:
    version = StandardVersion.objects.in_force(received_on)
    return open_due(
        kind=DUE_KIND,
        office=application.office,
        number=str(application.number),
        path=f"cases/{application.number}",
        started_on=received_on,
        days=version.pay_days,
        specialist=application.specialist,
        addressee=application.addressee,
    )


def _tell_applicant(application: Application, decision: CommissionDecision, now: datetime) -> None:
    tell(
        application,
        "decided",
        once=decision.number,
        now=now,
        granted=decision.is_grant,
        amount=tenge(decision.amount),
        due_on=decision.due.due_on,
    )
