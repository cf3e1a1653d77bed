"""Opening a letter."""

from datetime import datetime

from socialaid.notices.models import Notice


def mark_read(*, notice: Notice, now: datetime) -> None:
    """Note when the letter was first opened; later openings change nothing."""
    Notice.objects.filter(pk=notice.pk).unread().update(read_at=now)
