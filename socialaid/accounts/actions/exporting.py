"""Taking home what is held."""

from datetime import datetime

from django.db import transaction

from socialaid.accounts.models import User
from socialaid.audit.actions.recording import record
from socialaid.audit.models import Event


@transaction.atomic
def note_export(*, user: User, cases: int, now: datetime) -> Event:
    """Write down that the holder of the account took all that is held about her."""
    return record(act="account.exported", by=user, facts={"cases": cases}, now=now)
