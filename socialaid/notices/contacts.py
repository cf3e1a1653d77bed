"""To whom a letter goes."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Contact:
    """Where one person is reached: an account, an e-mail address, a phone or none of them; and in which language.

    `by_post` says that paper goes to `address` and does not wait at the counter.
    """

    user_id: int | None
    email: str
    language: str
    name: str = ""
    phone: str = ""
    address: str = ""
    by_post: bool = False


def contact_of(user: Any) -> Contact:
    """The contact of somebody who has an account."""
    phone = user.phone if user.phone_confirmed_at else ""
    return Contact(user_id=user.pk, email=user.email, language=user.language, name=user.full_name, phone=phone)
