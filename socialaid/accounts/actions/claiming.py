"""Saying who one is, and having it confirmed by a specialist who has seen the document."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from socialaid.accounts.models import Claim, User
from socialaid.audit.actions.recording import record

NAMES = ("surname", "given_name", "patronymic", "language")
WHO = ("iin_index", "no_iin_reason", "birth_date")


@transaction.atomic
def claim(
    *,
    user: User,
    iin: str = "",
    no_iin_reason: str = "",
    birth_date: date | None = None,
    names: dict[str, str],
    now: datetime,
) -> Claim:
    """Keep who the holder of the account says she is. Another IIN or birth date takes the confirmation away.

    Whether anybody else has claimed this IIN, or is known by it, is never asked.
    """
    own = _own_claim(user)
    before = _who(own)
    own.set_iin(iin)
    own.no_iin_reason, own.birth_date = ("" if iin else no_iin_reason), birth_date
    if _who(own) != before:
        own.confirm(by=None, now=None)
    own.save()
    _keep_names(user, names)
    record(act="account.claimed", by=user, number="", now=now)
    return own


def _own_claim(user: User) -> Claim:
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    return Claim.objects.filter(user=user).first() or Claim(user=user)


def _who(own: Claim) -> tuple[Any, ...]:
    return tuple(getattr(own, field) for field in WHO)


def _keep_names(user: User, names: dict[str, str]) -> None:
    for field in NAMES:
        if field in names:
            setattr(user, field, names[field])
    user.save(update_fields=list(NAMES))


@transaction.atomic
def confirm(*, user: User, iin: str, birth_date: date | None, by: User, now: datetime) -> Claim | None:
    """Confirm the account's claim where it is the IIN that the specialist has seen; where there is none, it becomes so.

    A claim to another IIN stays as it is: the case was then filed for somebody else.
    """
    own = _own_claim(user)
    if not iin or (own.iin and own.iin != iin):
        return None
    own.set_iin(iin)
    own.no_iin_reason, own.birth_date = "", birth_date or own.birth_date
    own.confirm(by=by, now=now)
    own.save()
    record(act="account.confirmed", by=by, number="", now=now)
    return own


@transaction.atomic
def take_back(*, user: User, iin: str, by: User, now: datetime) -> None:
    """The specialist has changed her mind about the document: the claim to this IIN waits again."""
    own = _own_claim(user)
    if own.confirmed_at and own.iin == iin:
        own.confirm(by=None, now=None)
        own.save(update_fields=["confirmed_at", "confirmed_by"])
        record(act="account.confirmation_taken_back", by=by, number="", now=now)
