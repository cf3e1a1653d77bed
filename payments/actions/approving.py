"""Approving a transfer: a second pair of eyes, always another person's."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.actions.taking_part import note_part
from applications.models import Part
from payments import rules
from payments.actions.moving import check_payable, hold_transfer, move
from payments.models import Transfer
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused


@transaction.atomic
def approve(*, transfer: Transfer, by: User, now: datetime) -> Transfer:
    """Approve a prepared transfer, so that it may go to the bank.

    A second click of the same person changes nothing. Raises Refused for whoever prepared it, for anybody but the
    head, a deputy, or whoever stands in for the head, and where the applicant has named another account meanwhile.
    """
    own = hold_transfer(transfer)
    if own.is_approved and own.approved_by_id == by.pk:
        return own
    _check(own, by)
    note_part(application=own.payment.application, user=by, part=Part.PAYMENT_APPROVAL, now=now)
    return move(own, "transfer.approved", by=by, now=now, approved_by=by, approved_at=now)


def _check(transfer: Transfer, by: User) -> None:
    if transfer.prepared_by_id == by.pk:
        raise Refused(_("You prepared this transfer, so another person has to approve it."))
    if not rules.may_approve(by, transfer):
        raise Refused(
            _("Only the head of the department, a deputy, or whoever stands in for the head approves a transfer.")
        )
    if transfer.account != transfer.payment.application.account:
        raise Refused(_("The applicant has named another account since. Cancel this transfer and prepare a new one."))
    check_payable(transfer.payment)
