"""Writing down what was tried in vain."""

from datetime import datetime, timedelta
from typing import Any, Final

import structlog

from socialaid.audit.models import Attempt, AttemptOutcome
from socialaid.lib.origin import address_in_hand

MOST_IN_AN_HOUR: Final = 60
log = structlog.get_logger(__name__)


def note_attempt(*, who: Any, role: str, number: str, path: str, office: str, outcome: str, now: datetime) -> None:
    """Write down an attempt that was refused; of one person at most MOST_IN_AN_HOUR in an hour, the last says so."""
    already = Attempt.objects.filter(who=who, at__gt=now - timedelta(hours=1)).count()
    if already >= MOST_IN_AN_HOUR:
        return
    if already == MOST_IN_AN_HOUR - 1:
        outcome = AttemptOutcome.MANY
        log.warning("many_attempts_refused")
    Attempt.objects.create(
        at=now,
        who=who,
        role=role,
        number=number,
        path=path,
        office=office,
        outcome=outcome,
        address=address_in_hand(),
    )
