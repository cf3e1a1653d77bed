import structlog
from celery import shared_task
from django.utils import timezone

from socialaid.notices import queries
from socialaid.notices.actions import delivering
from socialaid.notices.models import SENT_BY_PROGRAM, Channel
from socialaid.notices.outcomes import Outcome

MOST_AT_ONCE = 200
log = structlog.get_logger(__name__)


@shared_task(name="notices.deliver")
def deliver(delivery_id: int) -> None:
    delivering.deliver(delivery_id=delivery_id, now=timezone.now())


@shared_task(name="notices.sweep")
def sweep() -> None:
    """Send what lost rings, outages and dead workers have left; a channel that is away holds up no other."""
    for channel in SENT_BY_PROGRAM:
        _sweep(channel)


def _sweep(channel: Channel) -> None:
    """Stop at the first sign that the server of this channel is away."""
    for delivery_id in queries.due_deliveries(timezone.now(), MOST_AT_ONCE, channel):
        if _outcome(delivery_id) == Outcome.OUT_OF_REACH:
            return


def _outcome(delivery_id: int) -> Outcome:
    """One letter that breaks the program must not hold up those behind it; its lease brings it back."""
    try:
        return delivering.deliver(delivery_id=delivery_id, now=timezone.now())
    except Exception as error:
        # The name only: its text could hold what the letter says.
        log.warning("letter_not_sent", delivery_id=delivery_id, error=type(error).__name__)
        return Outcome.PUT_OFF
