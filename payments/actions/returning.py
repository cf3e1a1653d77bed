"""The bank sends an approved transfer back: the sum is owed again, and its due day stays."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.actions.telling import tell
from payments import rules
from payments.actions.moving import hold_transfer, move
from payments.models import Transfer
from socialaid.accounts.models import User
from socialaid.lib.money import tenge
from socialaid.lib.refused import Refused


@transaction.atomic
def record_returned(*, transfer: Transfer, reason: str, by: User, now: datetime) -> Transfer:
    """Write down that the bank did not take an approved transfer; the applicant is asked to look at the account.

    Only a transfer that has no value date yet can come back, so the case is not settled and its days run on.
    Raises Refused without the bank's reason.
    """
    own, reason = hold_transfer(transfer), reason.strip()
    if not rules.may_record(by, own):
        raise Refused(_("Only the staff of the department record its payments, and nobody her own."))
    if not reason:
        raise Refused(_("Write why the bank sent the transfer back."), "reason")
    move(own, "transfer.returned", by=by, now=now, recorded_by=by, recorded_at=now, reason=reason)
    tell(
        own.payment.application,
        "returned",
        room="payments",
        once=str(own.pk),
        now=now,
        amount=tenge(own.payment.amount),
        account_end=own.account[-4:],
        due_on=own.payment.due_on,
    )
    return own
