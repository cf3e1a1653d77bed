"""The people for whom an account acts: written down, changed, ended."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.models import Represented
from socialaid.accounts.models import Claim, User
from socialaid.audit.actions import record
from socialaid.lib.encryption import blind_index
from socialaid.lib.refused import Refused

ONESELF = _("This is your own IIN. For yourself choose “For myself”: no ground is needed.")
ENDED = _("You no longer act for this person. Add the person again if you do.")


@transaction.atomic
def keep(*, user: User, person: Represented | None = None, now: datetime, **answers: Any) -> Represented:
    """Write down somebody for whom the account acts, or change what was written.

    Whether the portal knows this person is never asked. Raises Refused for the holder's own IIN, and for a person
    for whom she acts no longer.
    """
    check_somebody_else(user, answers["iin"])
    kept = Represented(user=user) if person is None else held(user, person)
    kept.set_iin(answers.pop("iin"))
    for field, value in answers.items():
        setattr(kept, field, value)
    kept.save()
    record(act="person.kept", by=user, number="", now=now)
    return kept


@transaction.atomic
def end(*, user: User, person: Represented, now: datetime) -> Represented:
    """The account begins no more applications for this person; cases already sent go on as they are."""
    kept = Represented.objects.select_for_update(of=("self",)).get(pk=person.pk, user=user)
    if kept.ended_at is None:
        kept.ended_at = now
        kept.save(update_fields=["ended_at"])
        record(act="person.ended", by=user, number="", now=now)
    return kept


def held(user: User, person: Represented) -> Represented:
    """The row, held until the end of the transaction. Raises Refused where she acts for this person no longer."""
    kept = Represented.objects.select_for_update(of=("self",)).get(pk=person.pk, user=user)
    if kept.ended_at:
        raise Refused(ENDED)
    return kept


def check_somebody_else(user: User, iin: str) -> None:
    """Raise Refused where `iin` is what the holder of the account says is her own."""
    if iin and Claim.objects.filter(user=user, iin_index=blind_index(iin)).exists():
        raise Refused(ONESELF, "iin")
