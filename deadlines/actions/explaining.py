"""What can be said about a breach. The breach itself stays on record."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deadlines import acts
from deadlines.models import Breach
from socialaid.accounts.models import User
from socialaid.audit.actions import record
from socialaid.lib.refused import Refused


@transaction.atomic
def explain(*, breach: Breach, words: str, by: User, now: datetime) -> Breach:
    """Add the head's explanation, once; Refused where there is one, or where nothing is said."""
    held = _held(breach)
    if not words.strip():
        raise Refused(_("Say in a few words why the day went by."), field="words")
    if held.explained_at is not None:
        raise Refused(_("This breach was already explained."), field="words")
    held.explanation, held.explained_by, held.explained_at = words.strip(), by, now
    held.save(update_fields=["explanation", "explained_by", "explained_at"])
    _note(held, act=acts.EXPLAINED, by=by, now=now)
    return held


@transaction.atomic
def disprove(*, breach: Breach, reference: str, by: User, now: datetime) -> Breach:
    """Take a breach out of the figures: it was done in time, recorded late, and `reference` shows it.

    Refused without a reference, twice, or where the recorded day is not in time.
    """
    held = _held(breach)
    if not reference.strip():
        raise Refused(_("Give the reference that shows the day, for example that of the bank."), field="reference")
    if not held.due.done_in_time:
        raise Refused(_("Only what was done by the due day can be disproved."), field="reference")
    if not held.is_standing:
        raise Refused(_("This breach was already disproved."), field="reference")
    held.disproved_reference, held.disproved_by, held.disproved_at = reference.strip(), by, now
    held.save(update_fields=["disproved_reference", "disproved_by", "disproved_at"])
    _note(held, act=acts.DISPROVED, by=by, now=now, reference=held.disproved_reference)
    return held


def _held(breach: Breach) -> Breach:
    return Breach.objects.select_for_update(of=("self",)).select_related("due__office").get(pk=breach.pk)


def _note(breach: Breach, *, act: str, by: User, now: datetime, **facts: str) -> None:
    due = breach.due
    days = {"due_on": due.due_on.isoformat(), **facts}
    record(act=act, by=by, number=due.number, path=due.path, office=due.office.code, facts=days, now=now)
