"""Photos taken apart and put together anew: upright, without anything that is not the picture itself."""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Any, Final

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from socialaid.files.kinds import JPEG, PNG, WEBP, Kind
from socialaid.files.readability import hints
from socialaid.lib.refused import Refused

LONGEST_SIDE: Final = 4000
PREVIEW_SIDE: Final = 480
# A plain JPEG is unfolded at a fraction of its size; of all others the whole picture has to be held.
MOST_PIXELS_PLAIN_JPEG: Final = 80_000_000
MOST_PIXELS: Final = 25_000_000
_BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_BROKEN = (OSError, SyntaxError, ValueError, LookupError, TypeError, EOFError, struct.error, zlib.error)
_MODES: Final[Mapping[Kind, tuple[str, ...]]] = {
    JPEG: ("RGB", "L"),
    PNG: ("RGB", "RGBA", "L", "LA", "P", "1"),
    WEBP: ("RGB", "RGBA"),
}
_OPTIONS: Final[Mapping[Kind, dict[str, Any]]] = {JPEG: {"quality": 88}, PNG: {}, WEBP: {"quality": 88, "method": 2}}

# One picture at a time per process: many at once do not add up their memory.
_one_at_a_time = Lock()


@dataclass(frozen=True)
class Drawn:
    """A picture drawn anew."""

    content: bytes
    hints: list[str]


def redrawn(content: bytes, kind: Kind, turned: Image.Transpose | None = None) -> Drawn:
    """The picture upright (and then `turned`), at most 4000 pixels long, without metadata and without what hung on it.

    Raises Refused where it is damaged, or has more pixels than may be unfolded; that is asked of its head alone.
    """
    with _one_at_a_time:
        try:
            return _redrawn(content, kind, turned)
        except _BOMB as error:
            raise too_many_pixels() from error
        except _BROKEN as error:
            raise damaged() from error


def small(content: bytes, kind: Kind) -> bytes:
    """A picture that was redrawn, at most 480 pixels long, as a JPEG to tell pages apart by."""
    with _one_at_a_time, Image.open(BytesIO(content), formats=[kind.label.upper()]) as source:
        source.draft("RGB", (PREVIEW_SIDE, PREVIEW_SIDE))
        source.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
        paper = Image.new("RGB", source.size, "white")
        clear = source.convert("RGBA")
    paper.paste(clear, mask=clear)
    out = BytesIO()
    paper.save(out, "JPEG", quality=70)
    return out.getvalue()


def too_many_pixels() -> Refused:
    return Refused(_("This photo has too many pixels. Take it with a smaller picture size, or send a PDF."))


def damaged() -> Refused:
    return Refused(_("This photo is damaged and cannot be opened. Take it again or choose another file."))


def _redrawn(content: bytes, kind: Kind, turned: Image.Transpose | None) -> Drawn:
    with Image.open(BytesIO(content), formats=[kind.label.upper()]) as source:
        plain_jpeg = kind == JPEG and not source.info.get("progressive")
        if source.width * source.height > (MOST_PIXELS_PLAIN_JPEG if plain_jpeg else MOST_PIXELS):
            raise too_many_pixels()
        source.draft(None, _fitting(source.size))
        source.load()
        source.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        picture = ImageOps.exif_transpose(source)
    if turned is not None:
        picture = picture.transpose(turned)
    return Drawn(_encoded(picture, kind), hints(picture))


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    factor = min(1.0, LONGEST_SIDE / max(size))
    return int(size[0] * factor) or 1, int(size[1] * factor) or 1


def _encoded(picture: Image.Image, kind: Kind) -> bytes:
    if picture.mode not in _MODES[kind]:
        clear = kind != JPEG and picture.has_transparency_data
        picture = picture.convert("RGBA" if clear else "L" if picture.mode.startswith("I") else "RGB")
    # Whatever a format remembers beside the pixels (place, camera, profile, comment) stays behind.
    picture.info = {name: what for name, what in picture.info.items() if name == "transparency" and kind == PNG}
    out = BytesIO()
    picture.save(out, kind.label.upper(), **_OPTIONS[kind])
    return out.getvalue()
