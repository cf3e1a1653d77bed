"""Files without a row: laid down by an act that was undone, or left behind by one that died."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.core.files.storage import Storage

from socialaid.files.models import StoredFile

FOLDER: Final = "uploads"
OLD_ENOUGH: Final = timedelta(days=1)
log = structlog.get_logger(__name__)


def sweep_orphans(*, now: datetime) -> int:
    """Delete the uploads, with their keys, that no row names and that are older than a day; how many there were.

    An act takes minutes, so a file younger than a day may still get its row.
    """
    storage, swept = StoredFile().content.storage, 0
    for names in _folders(storage, FOLDER):
        known = set(StoredFile.objects.filter(content__in=names).values_list("content", flat=True))
        for name in sorted(set(names) - known):
            swept += _taken_away(storage, name, now - OLD_ENOUGH)
    if swept:
        log.info("orphans_swept", files=swept)
    return swept


def _folders(storage: Storage, path: str) -> Iterator[list[str]]:
    """The names of the files below `path`, folder by folder."""
    try:
        folders, files = storage.listdir(path)
    except FileNotFoundError:
        return
    if files:
        yield [f"{path}/{name}" for name in files]
    for folder in folders:
        yield from _folders(storage, f"{path}/{folder}")


def _taken_away(storage: Storage, name: str, before: datetime) -> bool:
    try:
        if storage.get_modified_time(name) >= before:
            return False
    except FileNotFoundError:
        return False
    storage.delete(name)
    return True
