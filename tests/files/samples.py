"""Small files, whole and broken, made on the spot."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pillow_heif
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from scripts.engines import EICAR

PDF = (
    b"%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
    b"2 0 obj <</Type /Pages /Kids [3 0 R 4 0 R] /Count 2>> endobj\n"
    b"3 0 obj <</Type /Page /Parent 2 0 R>> endobj\n4 0 obj <</Type/Page/Parent 2 0 R>> endobj\n"
    b"trailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
)


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **saved_with: Any) -> bytes:
    out = BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(out, kind, **saved_with)
    return out.getvalue()


def page(size: tuple[int, int] = (900, 1270)) -> Image.Image:
    """A page with something written on it."""
    sheet = Image.new("RGB", size, "#ffffff")
    pen = ImageDraw.Draw(sheet)
    for row in range(0, size[1], 24):
        pen.text((20, row), "Әлеуметтік көмек тағайындау туралы өтініш " * 3, fill="#101010")
    return sheet


def heic(size: tuple[int, int] = (64, 48)) -> bytes:
    pillow_heif.register_heif_opener(thumbnails=False)
    return picture("HEIF", size)


def huge_png(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be enormous."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def pdf(change: Callable[[pikepdf.Pdf], None] = lambda made: None, pages: int = 1, **saved_with: Any) -> bytes:
    """A whole PDF, after `change` has had its way with it."""
    made, out = pikepdf.new(), BytesIO()
    for _number in range(pages):
        made.add_blank_page()
    change(made)
    made.save(out, **saved_with)
    return out.getvalue()


def scripted(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def launching(made: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    made.pages[0].obj.Annots = pikepdf.Array([note])


def carrying(what: bytes, name: str = "inside.zip") -> Callable[[pikepdf.Pdf], None]:
    def attach(made: pikepdf.Pdf) -> None:
        made.attachments[name] = what

    return attach


def swelling(made: pikepdf.Pdf) -> None:
    """A stream that unfolds to a gigabyte."""
    packer = zlib.compressobj(9)
    packed = b"".join([packer.compress(b"\0" * 1_000_000) for _ in range(1000)]) + packer.flush()
    stream = pikepdf.Stream(made, b"")
    stream.write(packed, filter=pikepdf.Name.FlateDecode)
    made.pages[0].obj.Contents = made.make_indirect(stream)


def swelling_object_stream() -> bytes:
    """A PDF whose table of objects itself unfolds to two gigabytes as soon as it is opened."""
    packer = zlib.compressobj(9)
    packed = b"".join([packer.compress(b"\0" * 1_000_000) for _ in range(2000)]) + packer.flush()
    head = f"<</Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length {len(packed)}>>".encode()
    return b"%PDF-1.5\n1 0 obj " + head + b" stream\n" + packed + b"\nendstream endobj\nstartxref\n9\n%%EOF\n"


def virus_in_pdf() -> bytes:
    """The harmless test file that every scanner knows, as an attachment."""
    return pdf(carrying(EICAR.encode(), "letter.txt"), compress_streams=False)


def upload(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
