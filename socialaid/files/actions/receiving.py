"""A file at the door: measured, examined, cleaned. Nothing is written, so it belongs before the transaction."""

import hashlib
from dataclasses import dataclass
from typing import Any, Final

import structlog
from django.conf import settings
from django.core.files.base import File
from django.utils.translation import gettext as _

from socialaid.files import scanner
from socialaid.files.bounds import MOST_FILES, Reason, TurnedAway
from socialaid.files.cleaning import Clean, cleaned
from socialaid.files.kinds import Kind, kind_of, why_not_taken
from socialaid.files.models import Scan
from socialaid.files.names import clean_name, ending_of
from socialaid.files.scanner import Verdict
from socialaid.lib.refused import Refused

MEGABYTE: Final = 1024 * 1024
SCAN_AFTER: Final = {Verdict.CLEAN: Scan.CLEAN, Verdict.OFF: Scan.NOT_SCANNED, Verdict.NO_ANSWER: Scan.CHECKING}
log = structlog.get_logger(__name__)


class Harmful(Refused):
    """A file in which the scanner found a virus; whoever calls writes that down."""


@dataclass(frozen=True)
class Received:
    """A file that may be kept; `came_as` is the SHA-256 of the bytes that came, by which the same file is known."""

    given_name: str
    clean: Clean
    scan: Scan
    came_as: str


def receive(*, upload: "File[bytes]") -> Received:
    """The upload examined and cleaned; Refused says what is wrong with it and what to do, Harmful that it has a virus.

    Taken are JPEG, PNG, WebP, HEIC and PDF by content and by name, whole, at most settings.UPLOAD_LIMIT_BYTES. Up to
    15 seconds for the scanner and 30 for the cleaning; call it outside a transaction.
    """
    content = _read(upload)
    name = (upload.name or "").rstrip(" .")
    kind = _checked_kind(content, name)
    scan = _examined(content)
    clean = cleaned(content, kind)
    shown = _named_after(name, clean.kind)
    return Received(clean_name(shown, ending_of(shown)), clean, scan, hashlib.sha256(content).hexdigest())


def came_as(upload: "File[bytes]") -> str:
    """The SHA-256 of an upload that was not examined yet; empty where it was turned away as too large."""
    if isinstance(upload, TurnedAway):
        return ""
    upload.seek(0)
    digest = hashlib.sha256()
    for part in upload.chunks():
        digest.update(part)
    return digest.hexdigest()


def _read(upload: "File[bytes]") -> bytes:
    if isinstance(upload, TurnedAway):
        raise turned_away(upload.reason)
    if upload.size > settings.UPLOAD_LIMIT_BYTES:
        raise turned_away(Reason.LARGE)
    upload.seek(0)
    content: bytes = upload.read()
    if not content:
        raise Refused(_("The file is empty. Choose it again, or take the photo again."))
    return content


def turned_away(reason: Reason) -> Refused:
    """The sentence for a file that was not even kept to be examined."""
    sentences: dict[Reason, Any] = {
        Reason.LARGE: _(
            "The file is larger than %(limit)d MB. Take the photo in a smaller size,"
            " or send the pages as separate files."
        ),
        Reason.MANY: _("This file was not taken: at most %(most)d files are sent at once. Send it next."),
        Reason.TOGETHER: _(
            "This file was not taken: all files together were larger than %(together)d MB. Send fewer at once."
        ),
    }
    limit = settings.UPLOAD_LIMIT_BYTES // MEGABYTE
    return Refused(sentences[reason] % {"limit": limit, "most": MOST_FILES, "together": limit * MOST_FILES})


def _checked_kind(content: bytes, name: str) -> Kind:
    kind = kind_of(content)
    if kind is None:
        raise Refused(why_not_taken(content))
    if ending_of(name) not in kind.endings:
        raise Refused(
            _("The file is %(kind)s inside, but its name does not end with %(ending)s. Rename it or choose another.")
            % {"kind": kind.label, "ending": kind.endings[0]}
        )
    return kind


def _examined(content: bytes) -> Scan:
    verdict = scanner.examine(content)
    if verdict == Verdict.HARMFUL:
        log.warning("harmful_file_refused")
        raise Harmful(
            _(
                "A virus was found in this file, so it was not kept. Check the device that it comes from, and send a"
                " new photo of the paper."
            )
        )
    if verdict == Verdict.BEYOND:
        raise Refused(_("This file is packed too deeply to be checked for viruses. Send photos of the pages instead."))
    return SCAN_AFTER[verdict]


def _named_after(name: str, kind: Kind) -> str:
    """`name`, its ending that of what is kept: a HEIC has become a JPEG."""
    ending = ending_of(name)
    return name if ending in kind.endings else name[: -len(ending)] + kind.endings[0]
