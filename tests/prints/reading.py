"""Sheets as a scanner sees them: drawn at 150 dpi, their QR read by zbar."""

import subprocess
from pathlib import Path

from socialaid.prints.scanning import statements_in
from socialaid.prints.statements import KEY_BYTES, SIGNATURE_BYTES

FORM_BYTES = 1
KEY_PLACES = range(FORM_BYTES, FORM_BYTES + KEY_BYTES)


def scanned(pdf: bytes, folder: Path, page: int = 1, dpi: int = 150) -> Path:
    """One page as a grey picture."""
    paper = folder / "paper.pdf"
    paper.write_bytes(pdf)
    options = ("-r", str(dpi), "-gray", "-png", "-singlefile", "-f", str(page))
    subprocess.run(["pdftoppm", *options, str(paper), str(folder / "scan")], check=True)
    return folder / "scan.png"


def read_from(pdf: bytes, folder: Path, page: int = 1) -> list[str]:
    return statements_in(scanned(pdf, folder, page))


def with_byte_changed(text: str, place: int) -> str:
    """The statement with one byte of it turned into another."""
    raw = bytearray(int(text).to_bytes((int(text).bit_length() + 7) // 8, "big"))
    raw[place] ^= 0x55
    return str(int.from_bytes(raw, "big"))


def length_of(text: str) -> int:
    return (int(text).bit_length() + 7) // 8


def body_places(text: str) -> list[int]:
    """Where a byte is signed: all but the form, the name of the key and the signature."""
    last = length_of(text) - SIGNATURE_BYTES
    return [place for place in range(FORM_BYTES, last) if place not in KEY_PLACES]
