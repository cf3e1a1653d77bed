"""What a file is, read from its first bytes and never from its name."""

import re
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """A kind of file that is taken; `endings` are the ends of a name that agree with it."""

    content_type: str
    label: str
    endings: tuple[str, ...]


JPEG: Final = Kind("image/jpeg", "JPEG", (".jpg", ".jpeg", ".jpe", ".jfif"))
PNG: Final = Kind("image/png", "PNG", (".png",))
WEBP: Final = Kind("image/webp", "WebP", (".webp",))
HEIC: Final = Kind("image/heic", "HEIC", (".heic", ".heif", ".hif"))
PDF: Final = Kind("application/pdf", "PDF", (".pdf",))
KINDS: Final = (JPEG, PNG, WEBP, HEIC, PDF)

_TAKEN: Final[tuple[tuple[Kind, re.Pattern[bytes]], ...]] = (
    (JPEG, re.compile(rb"\xff\xd8\xff")),
    (PNG, re.compile(rb"\x89PNG\r\n\x1a\n")),
    (WEBP, re.compile(rb"RIFF.{4}WEBPVP8", re.DOTALL)),
    (HEIC, re.compile(rb".{4}ftyp(hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL)),
    (PDF, re.compile(rb"%PDF-[12]\.\d")),
)

_PROGRAM = _("This file is a program, not a photo or PDF. Choose the photo or the PDF of the document.")
_OFFICE = _("This is a Word or Excel file. Open it, save it as PDF, and choose the PDF.")
_ARCHIVE = _("This is an archive. Unpack it and choose the photos or PDF files one by one.")
_OTHER_PICTURE = _("This kind of picture cannot be shown here. Save it as JPEG or PNG and choose it again.")
_MOVING = _("This is a film or a sound. Choose a photo or PDF of the document.")
_UNKNOWN = _("This file is not a photo or PDF. Choose a JPEG, PNG, WebP or HEIC photo, or a PDF.")

_NOT_TAKEN: Final[tuple[tuple[Any, re.Pattern[bytes]], ...]] = (
    (_PROGRAM, re.compile(rb"MZ|\x7fELF|#!|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe|dex\n")),
    (
        _OFFICE,
        re.compile(rb"\xd0\xcf\x11\xe0|\{\\rtf|PK\x03\x04.{0,400}(\[Content_Types\]|_rels/|mimetype)", re.DOTALL),
    ),
    (_ARCHIVE, re.compile(rb"PK\x03\x04|PK\x05\x06|Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ")),
    (_OTHER_PICTURE, re.compile(rb".{4}ftypavi|GIF8|BM|II\*\x00|MM\x00\*|\x00\x00\x01\x00|\xff\x0a|8BPS", re.DOTALL)),
    (_MOVING, re.compile(rb".{4}ftyp|RIFF.{4}(AVI |WAVE)|ID3|OggS|\x1a\x45\xdf\xa3|\xff[\xfb\xf3\xf1]", re.DOTALL)),
)


def kind_of(content: bytes) -> Kind | None:
    """The kind by content, or None where it is none of those taken."""
    kind: Kind | None = _first(_TAKEN, content)
    return kind


def why_not_taken(content: bytes) -> Any:
    """A sentence that tells somebody whose file is none of those taken what it is and what to do."""
    return _first(_NOT_TAKEN, content) or _UNKNOWN


def _first(table: tuple[tuple[Any, re.Pattern[bytes]], ...], content: bytes) -> Any:
    return next((found for found, pattern in table if pattern.match(content)), None)
