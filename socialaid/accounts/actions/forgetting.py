"""What is forgotten by itself: sign-ups that nobody confirmed, sessions that have run out."""

from datetime import datetime, timedelta
from importlib import import_module

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from socialaid.accounts.models import User
from socialaid.accounts.queries import SIGNED_UP_HERE, has_anything


def forget_unconfirmed(*, now: datetime) -> int:
    """Delete the sign-ups that waited longer than UNCONFIRMED_DAYS for their code; how many. Twice does no harm.

    Only accounts that people made themselves, that nobody ever entered and on which nothing hangs.
    """
    found = list(_unconfirmed(now - timedelta(days=settings.UNCONFIRMED_DAYS)).values_list("pk", flat=True))
    return sum(_forget(pk, now - timedelta(days=settings.UNCONFIRMED_DAYS)) for pk in found)


def _unconfirmed(before: datetime) -> "QuerySet[User]":
    waiting = User.objects.filter(
        username__startswith=SIGNED_UP_HERE, date_joined__lt=before, last_login=None, phone_confirmed_at=None
    )
    confirmed = EmailAddress.objects.filter(verified=True).values("user")
    return waiting.filter(is_staff=False, is_superuser=False).exclude(pk__in=confirmed)


@transaction.atomic
def _forget(pk: int, before: datetime) -> bool:
    user = _unconfirmed(before).select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
    if user is None or has_anything(user):
        return False
    user.delete()
    return True


def clear_sessions() -> None:
    """Delete the sessions that have run out, and their lines in the lists of devices."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
