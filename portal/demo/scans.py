"""Sample scans: a drawn page that says what it stands for."""

from functools import lru_cache
from io import BytesIO

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

PAGE = (900, 1270)
INK, PAPER, LINE = "#12262B", "#FFFFFF", "#D5DEE1"


@lru_cache(maxsize=32)
def _drawn(no: int, title: str) -> bytes:
    page = Image.new("RGB", PAGE, PAPER)
    pen = ImageDraw.Draw(page)
    font = settings.BASE_DIR / "static/pdf/GolosText-Bold.ttf"
    pen.text((80, 80), "ҮЛГІ · ОБРАЗЕЦ · SAMPLE", font=ImageFont.truetype(font, 40), fill="#A3201D")
    pen.text((80, 160), f"№ {no}", font=ImageFont.truetype(font, 64), fill=INK)
    pen.multiline_text((80, 260), _wrapped(title), font=ImageFont.truetype(font, 34), fill=INK, spacing=12)
    for row in range(18):
        pen.line((80, 520 + row * 38, 820 - (row % 4) * 60, 520 + row * 38), fill=LINE, width=10)
    file = BytesIO()
    page.save(file, "JPEG", quality=60)
    return file.getvalue()


def _wrapped(text: str, width: int = 36) -> str:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def sample_scan(no: int, title: str) -> SimpleUploadedFile:
    """A JPEG of a made-up page of document `no`."""
    return SimpleUploadedFile(f"scan-{no:02d}.jpg", _drawn(no, title), content_type="image/jpeg")
