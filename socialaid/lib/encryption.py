"""Text encrypted at rest with keys that can be rotated, and a keyed hash by which it is found."""

import hashlib
import hmac
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models


@lru_cache(maxsize=4)
def _cipher(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key.strip()) for key in keys])


def _current_cipher() -> MultiFernet:
    return _cipher(tuple(settings.FIELD_KEYS))


def encrypt(text: str) -> str:
    """`text` under the newest key."""
    return _current_cipher().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The text behind `token`, under any key still listed; raises cryptography's InvalidToken otherwise."""
    return _current_cipher().decrypt(token.encode()).decode()


def blind_index(text: str) -> str:
    """64 hex digits by which an encrypted value is found without being readable; empty stays empty."""
    if not text:
        return ""
    return hmac.new(settings.INDEX_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """A text column that holds ciphertext; an empty string stays empty."""

    def get_prep_value(self, value: Any) -> Any:
        return encrypt(str(value)) if value not in (None, "") else value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return decrypt(value) if value else value
