"""Turning the master key over: each file's own key is wrapped anew, the files themselves stay as they lie."""

from typing import Final

from cryptography.fernet import InvalidToken
from django.db import transaction

from socialaid.files.models import FileKey
from socialaid.files.vault import master

AT_ONCE: Final = 500


def rewrap() -> tuple[int, int]:
    """Wrap every key under the newest of settings.FILE_KEYS; how many were, and how many no listed key opens."""
    wrapped = lost = 0
    last = 0
    while keys := list(FileKey.objects.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        opened = [key for key in keys if _rewrapped(key)]
        with transaction.atomic():
            FileKey.objects.bulk_update(opened, ["wrapped"])
        wrapped, lost, last = wrapped + len(opened), lost + len(keys) - len(opened), keys[-1].pk
    return wrapped, lost


def _rewrapped(key: FileKey) -> bool:
    try:
        key.wrapped = master().rotate(key.wrapped.encode()).decode()
    except InvalidToken:
        return False
    return True
