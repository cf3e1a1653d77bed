"""A grant makes a sum owed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.actions.moving import write_down
from applications.models import Application, CommissionDecision
from payments.models import Payment
from socialaid.lib.refused import Refused


@transaction.atomic
def open_payment(*, application: Application, decision: CommissionDecision, now: datetime) -> Payment:
    """Write down what the commission's grant makes owed, with the due day of the decision (Standard §7(1)).

    The program does it as the decision is received, so the event names nobody. A second call gives the payment
    already opened. Raises Refused for a refusal, which owes nothing.
    """
    if not decision.is_grant or not decision.amount:
        raise Refused(_("Only a grant is paid."))
    payment, opened = Payment.objects.get_or_create(
        decision=decision,
        position=1,
        defaults={
            "application": application,
            "amount": decision.amount,
            "due": decision.due,
            "due_on": decision.due.due_on,
        },
    )
    if opened:
        facts = {"position": 1, "amount": payment.amount, "due_on": payment.due_on.isoformat()}
        write_down(application, "payment.opened", by=None, now=now, facts=facts)
    return payment
