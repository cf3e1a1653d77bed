"""The one door through which a transfer changes its state, and the lock that stands before it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.actions.moving import write_down
from applications.states import State
from payments.models import Payment, Transfer
from payments.states import MOVES, PAYABLE, may_move
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused


def hold(payment_id: int) -> Payment:
    """The payment as it stands now, held until the end of the transaction: acts on it come one after another.

    Its case is held with it, so that nobody stops the case between the check and the act.
    """
    held = Payment.objects.select_for_update(of=("self", "application"))
    people = ("application__applicant", "application__office", "application__addressee", "application__category")
    return held.select_related(*people, "decision").get(pk=payment_id)


def hold_transfer(transfer: Transfer) -> Transfer:
    """The transfer as it stands now, with its payment held."""
    payment = hold(transfer.payment_id)
    own = Transfer.objects.get(pk=transfer.pk)
    own.payment = payment
    return own


def check_payable(payment: Payment) -> None:
    """Refused unless the department's decision stands signed: the first payment follows it, later ones the first."""
    application = payment.application
    if payment.decision.superseded:
        raise Refused(_("A newer decision has taken the place of the one that granted this payment."))
    if application.state not in PAYABLE or (application.state == State.ORDERED and not payment.is_first):
        raise Refused(
            _("This cannot be paid now: the case is “%(state)s”. The department's decision must be signed first.")
            % {"state": application.label}
        )


def move(
    transfer: Transfer,
    act: str,
    *,
    by: User,
    now: datetime,
    facts: Mapping[str, Any] | None = None,
    **changes: Any,
) -> Transfer:
    """Move a transfer by `act` from the state that was seen, once, and write it down.

    Raises Refused where the act does not fit the state or somebody else moved it meanwhile.
    """
    seen = transfer.state
    if not may_move(act, seen):
        raise Refused(
            _("This cannot be done now: the transfer is “%(state)s”.") % {"state": transfer.get_state_display()}
        )
    changes["state"] = MOVES[act].target
    if not Transfer.objects.filter(pk=transfer.pk, state=seen).update(**changes):
        raise Refused(_("Somebody else has just changed this payment. Open it again to see what happened."))
    for field, value in changes.items():
        setattr(transfer, field, value)
    record_act(transfer, act, by=by, now=now, facts=facts)
    return transfer


def record_act(
    transfer: Transfer, act: str, *, by: User, now: datetime, facts: Mapping[str, Any] | None = None
) -> None:
    """Add a line about the transfer to the record of its case; sums are in whole tenge, the account is never named."""
    payment = transfer.payment
    known = {"position": payment.position, "amount": payment.amount, "transfer": transfer.pk}
    write_down(payment.application, act, by=by, now=now, facts=known | dict(facts or {}))
