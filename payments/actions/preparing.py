"""Preparing a transfer: the sum and the account are put together for somebody else to approve."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.actions.taking_part import note_part
from applications.models import Part
from payments import rules
from payments.actions.moving import check_payable, hold, record_act
from payments.models import Payment, Transfer
from socialaid.accounts.models import User
from socialaid.lib.identifiers import iban_error
from socialaid.lib.refused import Refused


@transaction.atomic
def prepare(*, payment: Payment, by: User, now: datetime) -> Transfer:
    """Prepare a transfer to the account that the application names now; it is kept with the transfer.

    A second click of the same person gives the transfer she has just prepared. Raises Refused before the department's
    decision is signed, while another transfer is under way, and where the account is missing or wrong.
    """
    own = hold(payment.pk)
    live = own.transfers.live().first()
    if live and live.is_prepared and live.prepared_by_id == by.pk:
        return live
    _check(own, live, by)
    transfer = Transfer.objects.create(payment=own, account=own.application.account, prepared_by=by, prepared_at=now)
    note_part(application=own.application, user=by, part=Part.PAYMENT_PREPARATION, now=now)
    record_act(transfer, "transfer.prepared", by=by, now=now)
    return transfer


def _check(payment: Payment, live: Transfer | None, by: User) -> None:
    if not rules.may_prepare(by, payment):
        raise Refused(_("Only the staff of the department prepare its payments, and nobody her own."))
    if live:
        raise Refused(
            _("A transfer of this payment is already there: “%(state)s”.") % {"state": live.get_state_display()}
        )
    check_payable(payment)
    _check_account(payment.application.account)


def _check_account(account: str) -> None:
    if not account:
        raise Refused(_("The application names no bank account. Ask the applicant for one."))
    wrong = iban_error(account)
    if wrong:
        raise Refused(wrong)
