"""Writing letters. They are rows first; `delivering` sends them later."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from socialaid.lib.doorbell import ring
from socialaid.notices.contacts import Contact
from socialaid.notices.models import Channel, Delivery, DeliveryState, Notice
from socialaid.notices.wording import worded


@dataclass(frozen=True)
class Posting:
    """One letter to one person. `facts` is what its template speaks of; `path` the page that it leads to."""

    letter: str
    to: Contact
    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    number: str = ""
    path: str = ""


def post(
    *,
    letter: str,
    to: Contact,
    key: str,
    facts: Mapping[str, Any],
    now: datetime,
    number: str = "",
    path: str = "",
) -> Notice | None:
    """Write a letter once: the same `key` again writes nothing and gives None."""
    written = post_many([Posting(letter, to, key, facts, number, path)], now=now)
    return written[0] if written else None


def post_many(postings: Iterable[Posting], *, now: datetime) -> list[Notice]:
    """Write many letters in a number of queries that does not grow with them; gives those not written before."""
    # One order for everybody: two sweeps with the same letters then wait and do not lock each other.
    wanted = {posting.key: posting for posting in sorted(postings, key=lambda posting: posting.key)}
    try:
        return _write(wanted, now)
    except IntegrityError:
        # Somebody wrote one of them in the same moment; now it can be seen.
        return _write(wanted, now)


@transaction.atomic
def _write(wanted: Mapping[str, Posting], now: datetime) -> list[Notice]:
    written_before = set(Notice.objects.filter(key__in=wanted).values_list("key", flat=True))
    fresh = [posting for key, posting in wanted.items() if key not in written_before]
    notices = Notice.objects.bulk_create(_notice(posting, now) for posting in fresh)
    ways = [way for notice, posting in zip(notices, fresh, strict=True) for way in _deliveries(notice, posting.to, now)]
    _ring_for(Delivery.objects.bulk_create(ways))
    return notices


def _ring_for(deliveries: Sequence[Delivery]) -> None:
    """One ring, however many letters there are: the sweep takes them all."""
    waiting = [delivery.pk for delivery in deliveries if delivery.state == DeliveryState.WAITING]
    if len(waiting) == 1:
        ring("notices.deliver", waiting[0])
    elif waiting:
        ring("notices.sweep")


def _notice(posting: Posting, now: datetime) -> Notice:
    letter = worded(posting.letter, posting.to, posting.facts, posting.number, posting.path)
    return Notice(
        key=posting.key,
        user_id=posting.to.user_id,
        letter=posting.letter,
        language=posting.to.language,
        subject=letter.subject,
        body=letter.body,
        number=posting.number,
        path=letter.path,
        posted_at=now,
    )


def _deliveries(notice: Notice, to: Contact, now: datetime) -> Sequence[Delivery]:
    ways = []
    if to.user_id:
        ways.append(Delivery(notice=notice, channel=Channel.PORTAL, state=DeliveryState.SENT, sent_at=now))
    if to.email:
        ways.append(Delivery(notice=notice, channel=Channel.EMAIL, address=to.email, next_try_at=now))
    return ways
