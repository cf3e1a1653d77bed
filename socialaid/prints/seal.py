"""The mark by which a sheet is checked: the QR with its statement, and a code for whoever has no camera."""

from base64 import b64encode
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from urllib.parse import urlsplit

import segno
from django.conf import settings

# 0.45 mm a module at level M: read by zbar from a slightly blurred and crooked scan at 150 dpi, measured.
MODULE_MM: Final = 0.45
QUIET: Final = 4
LEVEL: Final = "m"
# Which of the eight masks is taken does not matter for digits that look drawn by lot; trying all of them takes time.
MASK: Final = 3


@dataclass(frozen=True, slots=True)
class Seal:
    """The picture as an address that holds it, where to check, and the printed code."""

    picture: str
    place: str
    code: str


def seal(statement: str, code: str) -> Seal | None:
    """The seal of a sheet; None for one that was frozen before sheets were signed."""
    if not statement:
        return None
    # In two parts, letters and digits: all in one would take a larger QR.
    parts: Any = [_address(), statement]
    drawn = segno.make(parts, error=LEVEL, boost_error=False, micro=False, mask=MASK)
    picture = BytesIO()
    drawn.save(picture, kind="svg", scale=MODULE_MM, unit="mm", border=QUIET, xmldecl=False, nl=False)
    source = f"data:image/svg+xml;base64,{b64encode(picture.getvalue()).decode()}"
    return Seal(source, _place(), f"{code[:4]}-{code[4:]}")


def _address() -> str:
    """In capitals, which take fewer modules; scheme and host are the same in either."""
    parts = urlsplit(settings.SITE_URL)
    return f"{parts.scheme}://{parts.netloc}/C/".upper()


def _place() -> str:
    return f"{urlsplit(settings.SITE_URL).netloc}/check"
