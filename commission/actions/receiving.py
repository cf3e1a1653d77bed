"""Handing a decision of the commission over to the department: numbered, received, and its payment opened."""

from datetime import date, datetime

from django.utils import timezone

from applications.actions.deciding import receive_decision
from applications.models import Application, CommissionDecision
from commission.actions.terms import OUTCOMES, Terms
from payments.actions.opening import open_payment
from socialaid.accounts.models import User
from socialaid.lib.numbering import journal_number
from socialaid.prints.actions.numbering import next_number


def receive(
    *,
    application: Application,
    terms: Terms,
    sitting_on: date,
    received_on: date,
    by: User,
    now: datetime,
    on_paper: bool = False,
) -> CommissionDecision:
    """Number a grant or a refusal in the office's journal, start its 15 days, and open the payment of a grant."""
    decision = receive_decision(
        application=application,
        number=_next_number(application, now),
        received_on=received_on,
        sitting_on=sitting_on,
        outcome=OUTCOMES[terms.kind],
        amount=terms.amount,
        ground=terms.ground,
        words=terms.words,
        by=by,
        on_paper=on_paper,
        now=now,
    )
    if decision.is_grant:
        open_payment(application=application, decision=decision, now=now)
    return decision


def _next_number(application: Application, now: datetime) -> str:
    office, year = application.office, timezone.localdate(now).year
    number = next_number(journal="commission", office=office.code, year=year)
    return journal_number("commission", office.order, year, number)
