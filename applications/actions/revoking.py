"""Saying that a printed sheet of a case counts no longer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from applications import rules
from applications.actions.moving import write_down
from applications.actions.telling import tell
from applications.models import Application
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused
from socialaid.prints.actions import revoking
from socialaid.prints.models import Print
from socialaid.prints.reasons import Reason


@transaction.atomic
def revoke_print(*, application: Application, sheet: Print, reason: str, words: str, by: User, now: datetime) -> Print:
    """Revoke a sheet of the case: whoever checks it is told so, with the reason; the case goes on as it was.

    `words` stay with the office. The applicant is told by letter. Raises Refused for anybody but a specialist or the
    head of the department (for its decision: the head), for a sheet of another case, and for whoever comes second.
    """
    held = Application.objects.hold(application.pk)
    if sheet.path != f"cases/{held.number}" or not rules.may_revoke_print(by, held, sheet.kind):
        raise Refused(_("This sheet cannot be revoked by you."))
    if reason not in Reason.values:
        raise Refused(_("Choose why the sheet counts no longer."), "reason")
    revoking.revoke(sheet=sheet, reason=Reason(reason), words=words, by=by, now=now)
    facts = {"kind": sheet.kind, "number": sheet.number, "reason": reason}
    write_down(held, "print.revoked", by=by, now=now, facts=facts)
    _tell(held, sheet, Reason(reason), now)
    return sheet


def _tell(application: Application, sheet: Print, reason: Reason, now: datetime) -> None:
    def title(language: str) -> str:
        with override(language):
            return sheet.title

    def why(language: str) -> str:
        with override(language):
            return str(reason.label)

    tell(application, "print_revoked", once=str(sheet.pk), now=now, sheet=title, sheet_number=sheet.number, why=why)
