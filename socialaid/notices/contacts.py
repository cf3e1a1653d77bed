"""To whom a letter goes."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Contact:
    """Where one person is reached: an account, an e-mail address, both or neither; and in which language."""

    user_id: int | None
    email: str
    language: str
    name: str = ""


def contact_of(user: Any) -> Contact:
    """The contact of somebody who has an account."""
    return Contact(user_id=user.pk, email=user.email, language=user.language, name=user.full_name)
