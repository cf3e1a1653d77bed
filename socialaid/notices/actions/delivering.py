"""Sending what was written. A delivery is claimed, sent outside of any transaction, and marked.

A worker that dies between claim and mark leaves the claim; after the lease somebody else takes it. So a letter goes out
twice only when a worker dies in the very moment after sending, and then under the same Message-ID.
"""

import hashlib
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F

from socialaid.notices.models import Channel, Delivery, DeliveryState
from socialaid.notices.outcomes import Outcome, outcome_of

TRIES: Final = 48
PAUSE: Final = timedelta(minutes=5)


def deliver(*, delivery_id: int, now: datetime) -> Outcome:
    """Send one delivery if it is due and nobody else has it. Never call it inside a transaction.

    Tried 48 times, 5 minutes apart, then marked failed; an address refused for good fails at once. While the mail
    server cannot be reached at all the letter waits, and no try is counted: that is not the letter's fault.
    """
    delivery = _claim(delivery_id, now)
    if delivery is None:
        return Outcome.NOT_DUE
    outcome, error = _send(delivery)
    _mark(delivery, outcome, error, now)
    return outcome


@transaction.atomic(durable=True)
def _claim(delivery_id: int, now: datetime) -> Delivery | None:
    claimed = (
        Delivery.objects.due(now)
        .filter(pk=delivery_id)
        .update(state=DeliveryState.CLAIMED, claimed_at=now, attempts=F("attempts") + 1)
    )
    return Delivery.objects.select_related("notice").get(pk=delivery_id) if claimed else None


def _send(delivery: Delivery) -> tuple[Outcome, str]:
    try:
        _SENDERS[delivery.channel](delivery)
    except (OSError, ValueError) as error:
        return outcome_of(error)
    return Outcome.SENT, ""


def _send_email(delivery: Delivery) -> None:
    notice = delivery.notice
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    name = hashlib.sha256(f"{settings.SITE_URL} {notice.key}".encode()).hexdigest()[:40]
    EmailMessage(
        subject=notice.subject,
        body=notice.body,
        to=[delivery.address],
        headers={
            "Message-ID": f"<{name}@{domain}>",
            "Content-Language": notice.language,
            "Auto-Submitted": "auto-generated",
        },
    ).send()


_SENDERS: Final = {Channel.EMAIL.value: _send_email}


def _mark(delivery: Delivery, outcome: Outcome, error: str, now: datetime) -> None:
    """Write down how it went, unless the lease ran out and somebody else has it by now."""
    ours = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.CLAIMED, claimed_at=delivery.claimed_at)
    ours.update(error=error, claimed_at=None, **_after(delivery, outcome, now))


def _after(delivery: Delivery, outcome: Outcome, now: datetime) -> dict[str, Any]:
    if outcome == Outcome.SENT:
        return {"state": DeliveryState.SENT, "sent_at": now, "next_try_at": None}
    if outcome == Outcome.REFUSED or (outcome == Outcome.PUT_OFF and delivery.attempts >= TRIES):
        return {"state": DeliveryState.FAILED, "next_try_at": None}
    uncounted = 1 if outcome == Outcome.OUT_OF_REACH else 0
    return {
        "state": DeliveryState.WAITING,
        "next_try_at": now + PAUSE,
        "attempts": delivery.attempts - uncounted,
    }
