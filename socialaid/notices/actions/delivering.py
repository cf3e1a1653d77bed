"""Sending what was written. A delivery is claimed, sent outside of any transaction, and marked.

A worker that dies between claim and mark leaves the claim; after the lease somebody else takes it. So a letter goes out
twice only when a worker dies in the very moment after sending, and then under the same Message-ID.
"""

from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import F

from socialaid.lib.sms_gateway import GatewayAnswer
from socialaid.notices.actions.sending import SENDERS
from socialaid.notices.models import Channel, Delivery, DeliveryState
from socialaid.notices.outcomes import Outcome, outcome_of, pause_after
from socialaid.notices.segments import segments

# The first at once, then 48 more, five minutes apart: four hours.
TRIES: Final = 49


def deliver(*, delivery_id: int, now: datetime) -> Outcome:
    """Send one delivery if it is due and nobody else has it. Never call it inside a transaction.

    Tried 49 times over 4 hours, then marked failed; an address refused for good fails at once. While the server cannot
    be reached at all the letter waits, and no try is counted: that is not the letter's fault.
    """
    delivery = _claim(delivery_id, now)
    if delivery is None:
        return Outcome.NOT_DUE
    error = _send(delivery)
    outcome, words = outcome_of(error) if error else (Outcome.SENT, "")
    _mark(delivery, words, _after(delivery, outcome, error, now))
    return outcome


@transaction.atomic(durable=True)
def _claim(delivery_id: int, now: datetime) -> Delivery | None:
    claimed = (
        Delivery.objects.due(now)
        .filter(pk=delivery_id)
        .update(state=DeliveryState.CLAIMED, claimed_at=now, attempts=F("attempts") + 1)
    )
    return Delivery.objects.select_related("notice").get(pk=delivery_id) if claimed else None


def _send(delivery: Delivery) -> Exception | None:
    """What kept the letter from being taken; None where it was taken."""
    try:
        SENDERS[delivery.channel](delivery)
    except (OSError, ValueError, GatewayAnswer) as error:
        return error
    return None


def _mark(delivery: Delivery, words: str, changes: dict[str, Any]) -> None:
    """Write down how it went, unless the lease ran out and somebody else has it by now."""
    ours = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.CLAIMED, claimed_at=delivery.claimed_at)
    ours.update(error=words, claimed_at=None, **changes)


def _after(delivery: Delivery, outcome: Outcome, error: Exception | None, now: datetime) -> dict[str, Any]:
    if outcome == Outcome.SENT:
        return {"state": DeliveryState.SENT, "sent_at": now, "next_try_at": None, "segments": _cost(delivery)}
    if outcome == Outcome.REFUSED or (outcome == Outcome.PUT_OFF and delivery.attempts >= TRIES):
        return {"state": DeliveryState.FAILED, "next_try_at": None}
    uncounted = 1 if outcome == Outcome.OUT_OF_REACH else 0
    return {
        "state": DeliveryState.WAITING,
        "next_try_at": now + pause_after(error),
        "attempts": delivery.attempts - uncounted,
    }


def _cost(delivery: Delivery) -> int:
    """How many short messages were paid for."""
    return segments(delivery.notice.sms) if delivery.channel == Channel.SMS else 0
