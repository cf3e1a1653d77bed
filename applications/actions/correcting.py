"""Putting right what was typed, with a trace and a letter."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.moving import write_down
from applications.actions.telling import tell
from applications.models import Application
from socialaid.accounts.models import User
from socialaid.lib.identifiers import iban_error
from socialaid.lib.refused import Refused


@transaction.atomic
def correct_account(*, application: Application, account: str, by: User, now: datetime) -> Application:
    """Write down another account that the applicant has named; she is told, so that nobody can do it unseen.

    `account` is a cleaned IBAN. Payments that are prepared later go there. Raises Refused for a wrong account, for
    anybody but a specialist of the department, on one's own case, and once everything is paid.
    """
    held = Application.objects.hold(application.pk)
    if not rules.may_correct_account(by, held):
        raise Refused(_("The account can no longer be changed here, or not by you."))
    wrong = iban_error(account)
    if wrong:
        raise Refused(wrong, "account")
    if account == held.account:
        raise Refused(_("This account is already written down."), "account")
    held.set_account(account)
    held.save(update_fields=["account", "account_index"])
    write_down(held, "application.account_corrected", by=by, now=now)
    tell(held, "account_corrected", once=now.isoformat(), now=now, account_end=account[-4:])
    return held
