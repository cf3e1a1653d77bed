"""Saying that a sheet counts no longer."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from socialaid.lib.refused import Refused
from socialaid.prints.models import Print, Revocation
from socialaid.prints.reasons import Reason


@transaction.atomic
def revoke(*, sheet: Print, reason: Reason, words: str, by: Any, now: datetime) -> Revocation:
    """Revoke a sheet, once and for ever; whoever checks it is told since when and why.

    Whoever calls has asked first whether this person may. Raises Refused without words and for whoever comes second.
    """
    if not words.strip():
        raise Refused(_("Write what is wrong with the sheet, for your colleagues."), "words")
    revocation, first = Revocation.objects.get_or_create(
        sheet=sheet, defaults={"at": now, "by": by, "reason": reason, "words": words.strip()}
    )
    if not first:
        raise Refused(_("This sheet has been revoked already."))
    return revocation
