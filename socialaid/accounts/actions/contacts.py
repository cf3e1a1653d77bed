"""The phone of an account: written down, then confirmed by a code."""

from datetime import datetime

from django.db import transaction

from socialaid.accounts.models import User


@transaction.atomic
def note_phone(*, user: User, phone: str) -> User:
    """Write down a phone that is not confirmed yet; any number of accounts may have typed the same one."""
    user.phone, user.phone_confirmed_at = phone, None
    user.save(update_fields=["phone", "phone_confirmed_at"])
    return user


@transaction.atomic
def confirm_phone(*, user: User, phone: str, now: datetime) -> User:
    """Confirm that `user` reads messages sent to `phone`, and take the number off accounts that only typed it in."""
    User.objects.filter(phone=phone, phone_confirmed_at=None).exclude(pk=user.pk).update(phone="")
    user.phone, user.phone_confirmed_at = phone, now
    user.save(update_fields=["phone", "phone_confirmed_at"])
    return user
