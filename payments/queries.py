"""Reading payments: what comes next on each and who does it, in words."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from applications.states import State
from offices.models import Office, Role
from offices.queries import heads_or_substitutes, holders
from payments import rules
from payments.models import Payment, Transfer
from payments.states import PAYABLE, TransferState
from socialaid.accounts.models import User

LEADING = (Role.HEAD, Role.DEPUTY)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next on a payment. `act` is what this very person may do, empty where it is not her turn."""

    words: str
    act: str = ""
    people: tuple[str, ...] = ()


def next_step(payment: Payment, user: User) -> NextStep:
    """The next act on a payment and who does it, as the desk says it to `user`."""
    live = payment.live_transfer
    if payment.is_paid and live:
        return NextStep(_("Paid on %(day)s. This payment is complete.") % {"day": _day(live.value_on)})
    if live is None:
        return _first_step(payment, user)
    return STEP_AFTER[TransferState(live.state)](payment, live, user)


def _first_step(payment: Payment, user: User) -> NextStep:
    if payment.application.state == State.DECIDED:
        return NextStep(_("Next: the head signs the department's decision. After that the payment can be prepared."))
    if payment.application.state not in PAYABLE:
        return NextStep(
            _("The case is “%(state)s”, so nothing is paid on it now.") % {"state": payment.application.label}
        )
    if not rules.may_prepare(user, payment):
        return NextStep(_("Next: another person of the department prepares the transfer."))
    if _came_back_from(payment.application.account, payment):
        words = _("The bank sent the last transfer to this account back. Ask the applicant for another one first.")
        return NextStep(words, act="prepare")
    return NextStep(_("Next: prepare the transfer. Somebody else then approves it."), act="prepare")


def _came_back_from(account: str, payment: Payment) -> bool:
    last = payment.transfers.order_by("-pk").first()
    return last is not None and last.state == TransferState.RETURNED and last.account == account


def _after_preparing(payment: Payment, transfer: Transfer, user: User) -> NextStep:
    if transfer.account != payment.application.account:
        return NextStep(
            _("The applicant has named another account since. Next: cancel this transfer and prepare a new one.")
        )
    if rules.may_approve(user, transfer):
        return NextStep(_("Next: compare the sum and the account with the case, then approve."), act="approve")
    people = _approvers(payment.application.office, transfer)
    if transfer.prepared_by_id == user.pk:
        return NextStep(_("Next: you prepared this transfer, so another person approves it."), people=people)
    return NextStep(_("Next: the head, a deputy, or whoever stands in for the head approves it."), people=people)


def _after_approving(payment: Payment, transfer: Transfer, user: User) -> NextStep:
    return NextStep(
        _("Next: the bank makes the transfer. Then its value date and reference are written down here."),
        act="record" if rules.may_record(user, transfer) else "",
    )


STEP_AFTER = {TransferState.PREPARED: _after_preparing, TransferState.APPROVED: _after_approving}


def _approvers(office: Office, transfer: Transfer) -> tuple[str, ...]:
    found = holders(office, *LEADING) | heads_or_substitutes(office)
    return tuple(person.short_name for person in found.distinct() if person.pk != transfer.prepared_by_id)


def _day(day: Any) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
