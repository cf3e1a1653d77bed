"""Writing letters. They are rows first; `delivering` sends them later."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from socialaid.lib.doorbell import ring
from socialaid.notices.actions.choosing import ways
from socialaid.notices.contacts import Contact
from socialaid.notices.models import SENT_BY_PROGRAM, Channel, Delivery, DeliveryState, Notice, Wishes
from socialaid.notices.queries import Texts, texts_in_force, wishes_of
from socialaid.notices.registry import kind_of
from socialaid.notices.wording import variant_of, worded


@dataclass(frozen=True)
class Posting:
    """One letter to one person. `facts` is what its template speaks of; `path` the page that it leads to.

    `office` is the code of the department that prints it where it cannot be sent.
    """

    letter: str
    to: Contact
    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    number: str = ""
    path: str = ""
    office: str = ""


def post(
    *,
    letter: str,
    to: Contact,
    key: str,
    facts: Mapping[str, Any],
    now: datetime,
    number: str = "",
    path: str = "",
    office: str = "",
) -> Notice | None:
    """Write a letter once: the same `key` again writes nothing and gives None."""
    written = post_many([Posting(letter, to, key, facts, number, path, office)], now=now)
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
    texts = texts_in_force({posting.letter for posting in fresh})
    notices = Notice.objects.bulk_create(_notice(posting, texts, now) for posting in fresh)
    wishes = wishes_of({posting.to.user_id for posting in fresh if posting.to.user_id})
    pairs = zip(notices, fresh, strict=True)
    rows = [row for notice, posting in pairs for row in _deliveries(notice, posting, wishes, now)]
    _ring_for(Delivery.objects.bulk_create(rows))
    return notices


def _ring_for(deliveries: Sequence[Delivery]) -> None:
    """One ring, however many letters there are: the sweep takes them all."""
    waiting = [each.pk for each in deliveries if each.channel in SENT_BY_PROGRAM]
    if len(waiting) == 1:
        ring("notices.deliver", waiting[0])
    elif waiting:
        ring("notices.sweep")


def _notice(posting: Posting, texts: Texts, now: datetime) -> Notice:
    to = posting.to
    text = texts.get((posting.letter, variant_of(posting.letter, posting.facts), to.language))
    letter = worded(posting.letter, to, posting.facts, posting.number, posting.path, text=text)
    return Notice(
        key=posting.key,
        user_id=to.user_id,
        letter=posting.letter,
        language=to.language,
        subject=letter.subject,
        body=letter.body,
        sms=letter.sms,
        text=text,
        to_name=to.name,
        office=posting.office,
        number=posting.number,
        path=letter.path,
        posted_at=now,
    )


def _deliveries(notice: Notice, posting: Posting, wishes: Mapping[int, Wishes], now: datetime) -> Iterable[Delivery]:
    to = posting.to
    for channel, address in ways(to, kind_of(posting.letter), wishes.get(to.user_id or 0), notice.sms):
        if channel == Channel.PORTAL:
            yield Delivery(notice=notice, channel=channel, state=DeliveryState.SENT, sent_at=now)
        else:
            yield Delivery(notice=notice, channel=channel, address=address, next_try_at=now)
