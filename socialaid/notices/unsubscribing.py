"""The address at which an account does without reminders: signed, so that nobody can make one for somebody else."""

from django.conf import settings
from django.core.signing import BadSignature, dumps, loads
from django.urls import reverse
from django.utils.translation import override

SALT = "notices.stop"


def stop_address(user_id: int | None, language: str) -> str:
    """Where whoever got a reminder can say that it was the last; empty where there is no account."""
    if not user_id:
        return ""
    with override(language):
        return f"{settings.SITE_URL}{reverse('letters-stop', args=[dumps(user_id, salt=SALT)])}"


def whose(token: str) -> int | None:
    """The account that an address was made for; None where it was not made by us."""
    try:
        return int(loads(token, salt=SALT))
    except (BadSignature, ValueError, TypeError):
        return None
