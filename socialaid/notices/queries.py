"""Reading letters."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q

from socialaid.notices.models import (
    ON_PAPER,
    Channel,
    Delivery,
    DeliveryQuerySet,
    DeliveryState,
    LetterText,
    Notice,
    NoticeQuerySet,
    Wishes,
)
from socialaid.notices.shelves import Shelf

Texts = Mapping[tuple[str, str, str], LetterText]


def inbox(user: Any) -> NoticeQuerySet:
    """The letters to one person, the newest first."""
    return Notice.objects.filter(user=user).newest_first()


def unread_count(user: Any) -> int:
    """How many letters this person has not opened yet."""
    return Notice.objects.filter(user=user).unread().count()


def about(number: str) -> NoticeQuerySet:
    """The letters about one case, in the order in which they were written, each with how it went out."""
    return Notice.objects.filter(number=number).order_by("posted_at", "pk").prefetch_related("deliveries")


def due_deliveries(now: datetime, most: int, channel: Channel) -> list[int]:
    """The ids of deliveries by one channel that wait to be sent, those that waited longest first."""
    due = Delivery.objects.due(now).filter(channel=channel)
    return list(due.order_by("next_try_at", "pk").values_list("pk", flat=True)[:most])


def texts_in_force(letters: Collection[str]) -> Texts:
    """The newest words that the directorate has written for each letter, by letter, variant and language."""
    rows = LetterText.objects.filter(letter__in=letters).order_by("version")
    return {(row.letter, row.variant, row.language): row for row in rows}


def wishes_of(user_ids: Collection[int]) -> Mapping[int, Wishes]:
    """What the holders of accounts wish, by account; whoever has said nothing is not there."""
    return Wishes.objects.in_bulk(user_ids, field_name="user_id") if user_ids else {}


def looked_after(offices: Collection[str], shelf: Shelf) -> DeliveryQuerySet:
    """The letters of these offices that stand on one shelf, each with its words."""
    rows = Delivery.objects.exclude(channel=Channel.PORTAL).filter(notice__office__in=offices, **_ON_SHELF[shelf])
    return rows.select_related("notice")


_ON_SHELF: Mapping[Shelf, Mapping[str, Any]] = {
    Shelf.POST: {"channel": Channel.POST, "state": DeliveryState.WAITING},
    Shelf.COUNTER: {"channel": Channel.COUNTER, "state": DeliveryState.WAITING},
    Shelf.FAILED: {"state": DeliveryState.FAILED},
    Shelf.DONE: {"channel__in": ON_PAPER, "state": DeliveryState.SENT},
}


def to_look_after(offices: Collection[str], user: Any) -> int:
    """How many letters wait for a person in these offices: to be posted, or to be sent to another address."""
    by_hand = Q(channel=Channel.POST, state=DeliveryState.WAITING) | Q(state=DeliveryState.FAILED)
    rows = Delivery.objects.filter(by_hand, notice__office__in=offices).exclude(notice__user=user)
    return rows.values("notice").distinct().count()
