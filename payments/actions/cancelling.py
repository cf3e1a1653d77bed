"""Cancelling a transfer before the bank has it: the sum is owed again, and its due day stays."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from payments import rules
from payments.actions.moving import hold_transfer, move
from payments.models import Transfer
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused


@transaction.atomic
def cancel(*, transfer: Transfer, reason: str, by: User, now: datetime) -> Transfer:
    """Cancel a prepared or approved transfer with a reason; a new one can then be prepared.

    Raises Refused without a reason, and for a transfer that the bank has made.
    """
    own, reason = hold_transfer(transfer), reason.strip()
    if not rules.may_record(by, own):
        raise Refused(_("Only the staff of the department cancel its transfers, and nobody her own."))
    if not reason:
        raise Refused(_("Write why the transfer is cancelled."), "reason")
    return move(own, "transfer.cancelled", by=by, now=now, recorded_by=by, recorded_at=now, reason=reason)
