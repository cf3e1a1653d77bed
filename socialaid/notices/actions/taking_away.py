"""Letters that a person may no longer read."""

from typing import Any

from socialaid.notices.models import Notice


def take_away(*, user: Any, number: str) -> int:
    """Take the letters about one case out of somebody's account; they stay with the case. How many there were."""
    return Notice.objects.filter(user=user, number=number).update(user=None)
