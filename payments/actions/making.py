"""The bank has moved the money."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.actions.settling import paid_in_full, settle
from applications.actions.telling import tell
from payments import rules
from payments.actions.moving import hold_transfer, move
from payments.models import Payment, Transfer
from payments.states import PaymentState
from socialaid.accounts.models import User
from socialaid.lib.money import tenge
from socialaid.lib.refused import Refused


@transaction.atomic
def record_made(
    *, transfer: Transfer, value_on: date, reference: str, by: User, today: date, now: datetime
) -> Transfer:
    """Write down that the bank made an approved transfer, with its value date and reference.

    The value date of the first payment settles the case: it is in time when that day is not after the due day,
    however late it is recorded (Standard §7(1)). The same record twice changes nothing. Raises Refused for a value
    date before the commission's decision was received or after today.
    """
    own, reference = hold_transfer(transfer), reference.strip()
    if own.is_made and (own.value_on, own.reference) == (value_on, reference):
        return own
    _check(own, value_on, reference, by=by, today=today)
    facts = {"value_on": value_on.isoformat(), "reference": reference}
    ending = {"value_on": value_on, "reference": reference, "recorded_by": by, "recorded_at": now}
    move(own, "transfer.made", by=by, now=now, facts=facts, **ending)
    _finish_payment(own, value_on, by=by, now=now)
    tell(
        own.payment.application,
        "made",
        room="payments",
        once=str(own.pk),
        now=now,
        amount=tenge(own.payment.amount),
        value_on=value_on,
        account_end=own.account[-4:],
    )
    return own


def _check(transfer: Transfer, value_on: date, reference: str, *, by: User, today: date) -> None:
    if not rules.may_record(by, transfer):
        raise Refused(_("Only the staff of the department record its payments, and nobody her own."))
    if not reference:
        raise Refused(_("Write the bank's reference of the transfer."), "reference")
    if value_on > today:
        raise Refused(_("The bank's value date cannot be after today."), "value_on")
    if value_on < transfer.payment.decision.received_on:
        raise Refused(_("The bank's value date cannot be before the commission's decision was received."), "value_on")


def _finish_payment(transfer: Transfer, day: date, *, by: User, now: datetime) -> None:
    """Mark the payment as paid; the first one settles the case, the last one makes it paid in full."""
    payment = transfer.payment
    payment.state = PaymentState.PAID
    payment.save(update_fields=["state"])
    application = payment.application
    if payment.is_first:
        settle(application=application, done_on=day, reference=transfer.reference, by=by, now=now)
    if not Payment.objects.filter(decision=payment.decision).unpaid().exists():
        paid_in_full(application=application, on=day, by=by, now=now)
