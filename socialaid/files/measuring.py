"""Opening a file far enough to know that it is whole and can be shown, without ever unfolding it in memory."""

import re
from io import BytesIO
from typing import Final

from django.utils.translation import gettext as _
from PIL import Image

from socialaid.files.kinds import JPEG, PDF, PNG, WEBP, Kind
from socialaid.lib.refused import Refused

PIXEL_LIMIT: Final = 60_000_000
_TAIL: Final = 2048
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_BROKEN_PICTURE = (OSError, SyntaxError, ValueError, IndexError)


def count_pages(content: bytes, kind: Kind) -> int | None:
    """Raise Refused where the file is damaged or too large to be shown; the pages of a PDF if they can be counted."""
    if kind == PDF:
        return _pdf_pages(content)
    _check_picture(content, kind)
    return None


def _pdf_pages(content: bytes) -> int | None:
    tail = content[-_TAIL:]
    if b"startxref" not in tail or b"%%EOF" not in tail:
        raise Refused(_("This PDF is damaged or was cut off. Open it to see whether it is whole, and choose it again."))
    return len(_PAGE.findall(content)) or None


def _check_picture(content: bytes, kind: Kind) -> None:
    try:
        picture = Image.open(BytesIO(content), formats=[kind.label.upper()])
        _check_pixels(picture)
        _WHOLE[kind](picture, content)
    except _BOMB as error:
        raise _too_many_pixels() from error
    except _BROKEN_PICTURE as error:
        raise Refused(_("This photo is damaged and cannot be opened. Take it again or choose another file.")) from error


def _check_pixels(picture: Image.Image) -> None:
    if picture.width * picture.height > PIXEL_LIMIT:
        raise _too_many_pixels()


def _too_many_pixels() -> Refused:
    return Refused(_("This photo has too many pixels. Take it with a smaller picture size, or send a PDF."))


def _jpeg_is_whole(picture: Image.Image, content: bytes) -> None:
    # At an eighth of its size the whole stream is read in a sixty-fourth of the memory.
    picture.draft("RGB", (picture.width // 8, picture.height // 8))
    picture.load()


def _png_is_whole(picture: Image.Image, content: bytes) -> None:
    picture.verify()


def _webp_is_whole(picture: Image.Image, content: bytes) -> None:
    if int.from_bytes(content[4:8], "little") + 8 > len(content):
        raise OSError("cut off")


_WHOLE: Final = {JPEG: _jpeg_is_whole, PNG: _png_is_whole, WEBP: _webp_is_whole}
