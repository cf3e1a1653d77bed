"""Can the paper on a photo be read? A gentle measure: it gives advice and never blocks."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageFilter, ImageStat

SMALLEST_SIDE: Final = 600
DARKEST_MEAN: Final = 70
SOFTEST_EDGE: Final = 14
MEASURED_SIDE: Final = 1000
_EDGES: Final = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)


class Hint(TextChoices):
    SMALL = "small", _("The photo is small: small print may not be readable. If you can, take it from nearer.")
    DARK = "dark", _("The photo is dark. If you can, take it again by a window or under a lamp.")
    BLURRED = (
        "blurred",
        _("The photo looks blurred. If you cannot read the text on it, hold the phone still and take it again."),
    )


def hints(picture: Image.Image) -> list[str]:
    """Codes of what may make `picture` hard to read; an empty list where nothing was noticed."""
    grey = picture.convert("L")
    grey.thumbnail((MEASURED_SIDE, MEASURED_SIDE))
    noticed = {
        Hint.SMALL: min(picture.size) < SMALLEST_SIDE,
        Hint.DARK: ImageStat.Stat(grey).mean[0] < DARKEST_MEAN,
        Hint.BLURRED: _edge(grey) < SOFTEST_EDGE,
    }
    return [code.value for code, is_so in noticed.items() if is_so]


def _edge(grey: Image.Image) -> int:
    """How hard the hardest hundredth of all edges is: letters in focus give 40 and more, blurred ones about 10."""
    steps = grey.filter(_EDGES).crop((1, 1, max(2, grey.width - 1), max(2, grey.height - 1))).histogram()
    left = sum(steps) // 100
    for step in range(255, 128, -1):
        left -= steps[step]
        if left < 0:
            return step - 128
    return 0
