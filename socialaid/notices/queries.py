"""Reading letters."""

from datetime import datetime
from typing import Any

from socialaid.notices.models import Delivery, Notice, NoticeQuerySet


def inbox(user: Any) -> NoticeQuerySet:
    """The letters to one person, the newest first."""
    return Notice.objects.filter(user=user).newest_first()


def unread_count(user: Any) -> int:
    """How many letters this person has not opened yet."""
    return Notice.objects.filter(user=user).unread().count()


def about(number: str) -> NoticeQuerySet:
    """The letters about one case, in the order in which they were written, each with how it went out."""
    return Notice.objects.filter(number=number).order_by("posted_at", "pk").prefetch_related("deliveries")


def due_deliveries(now: datetime, most: int) -> list[int]:
    """The ids of deliveries that wait for somebody to send them, those that waited longest first."""
    return list(Delivery.objects.due(now).order_by("next_try_at", "pk").values_list("pk", flat=True)[:most])
