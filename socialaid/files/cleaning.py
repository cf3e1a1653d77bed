"""From what came to what is kept: the pages themselves, and nothing that ran, hung on or told of its maker."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from socialaid.files.kinds import HEIC, JPEG, PDF, Kind
from socialaid.files.pictures import damaged, redrawn, too_many_pixels
from socialaid.lib.refused import Refused

PATIENCE_SECONDS: Final = 30
_TAIL: Final = 2048
_CHILD: Final = Path(__file__).with_name("apart.py")
_CUT_OFF: Final = gettext_noop(
    "This PDF is damaged or was cut off. Open it to see whether it is whole, and choose it again."
)
_PDF_REFUSED: Final = {
    "damaged": _CUT_OFF,
    "encrypted": gettext_noop(
        "This PDF is locked with a password, so the department could not open it. Save it without the password, or"
        " photograph the pages."
    ),
    "scripted": gettext_noop(
        "This PDF holds a program or a form that runs. Print it to PDF, which leaves the program out, or photograph the"
        " pages."
    ),
    "folder": gettext_noop("This PDF is a folder of other files. Open it and choose those files one by one."),
    "pages": gettext_noop("This PDF has too many pages. Choose only the pages of this document."),
    "complex": gettext_noop(
        "This PDF is too complicated to be checked. Print it to PDF anew, or photograph the pages."
    ),
}


@dataclass(frozen=True)
class Clean:
    """What is kept of a file; `pages` of a PDF, `hints` of a photo."""

    content: bytes
    kind: Kind
    pages: int | None = None
    hints: list[str] = field(default_factory=list)


def cleaned(content: bytes, kind: Kind) -> Clean:
    """The same pages, cleaned; Refused says what is wrong with the file and what to do.

    Photos are redrawn here, their pixels bounded before they are unfolded. PDF and HEIC, whose insides cannot be
    bounded from outside, are taken apart in a process with 1 GiB and 20 seconds.
    """
    if kind == PDF:
        return _clean_pdf(content)
    if kind == HEIC:
        return _clean_picture(_jpeg_of(content), JPEG)
    return _clean_picture(content, kind)


def _clean_picture(content: bytes, kind: Kind) -> Clean:
    drawn = redrawn(content, kind)
    return Clean(drawn.content, kind, hints=drawn.hints)


def _clean_pdf(content: bytes) -> Clean:
    tail = content[-_TAIL:]
    if b"startxref" not in tail or b"%%EOF" not in tail:
        raise Refused(_(_CUT_OFF))
    facts, whole = _apart("pdf", content)
    if "refused" in facts:
        raise Refused(_(_PDF_REFUSED[facts["refused"]]))
    return Clean(whole, PDF, pages=facts["pages"])


def _jpeg_of(content: bytes) -> bytes:
    facts, photo = _apart("heic", content)
    if "refused" in facts:
        raise damaged() if facts["refused"] == "damaged" else too_many_pixels()
    return photo


def _apart(way: str, content: bytes) -> tuple[dict[str, Any], bytes]:
    """What the process apart says and gives; whatever ends it early is an answer too."""
    command = [sys.executable, "-I", str(_CHILD), way]
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own file, no shell, no word of the user's
            command, input=content, capture_output=True, timeout=PATIENCE_SECONDS, check=True, env=kept
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return {"refused": "complex"}, b""
    facts, _newline, given = done.stdout.partition(b"\n")
    return json.loads(facts), given
