"""Asking the scanner again about files of which it has said neither yes nor no."""

from datetime import datetime
from typing import Final

import structlog

from socialaid.files import scanner
from socialaid.files.models import Scan, StoredFile
from socialaid.files.scanner import Verdict

MOST_AT_ONCE: Final = 50
ANSWERS: Final = {Verdict.CLEAN: Scan.CLEAN, Verdict.HARMFUL: Scan.HARMFUL, Verdict.BEYOND: Scan.HARMFUL}
log = structlog.get_logger(__name__)


def rescan(*, stored: StoredFile, now: datetime) -> Scan:
    """What is known of the file after one more question; a harmful one loses its bytes and their key at once.

    Answered already, or asked by another sweep meanwhile, it is left as it is. With the scanner switched off a file
    that waits becomes one that was not scanned.
    """
    seen = Scan(stored.scan)
    answer = _answer(stored) or seen
    swapped = StoredFile.objects.filter(pk=stored.pk, scan=seen).update(scan=answer, scanned_at=now)
    if swapped and answer == Scan.HARMFUL:
        stored.content.storage.delete(str(stored.content.name))
        log.warning("harmful_file_removed", file_id=stored.pk)
    return answer


def rescan_waiting(*, now: datetime) -> None:
    """Ask about up to 50 files, those that wait first; nothing where the scanner is away."""
    if not scanner.is_off() and not _answers():
        return
    waiting = StoredFile.objects.unanswered()
    if scanner.is_off():
        waiting = waiting.filter(scan=Scan.CHECKING)
    for stored in waiting[:MOST_AT_ONCE]:
        rescan(stored=stored, now=now)


def _answer(stored: StoredFile) -> Scan | None:
    if scanner.is_off():
        return Scan.NOT_SCANNED
    try:
        with stored.content.open("rb") as lying:
            content = lying.read()
    except OSError as error:
        log.warning("file_not_read", file_id=stored.pk, error=type(error).__name__)
        return None
    return ANSWERS.get(scanner.examine(content))


def _answers() -> bool:
    try:
        scanner.version()
    except (OSError, ValueError) as error:
        log.warning("scanner_gave_no_answer", error=type(error).__name__)
        return False
    return True
