"""Finding the QR of a sheet in a file, with the system's own tools: poppler draws a PDF, zbar reads the QR."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from socialaid.prints.statements import NotAStatement, read

DPI: Final = "150"
PACKAGES: Final = {"zbarimg": "zbar-tools", "pdftoppm": "poppler-utils"}
MOST_SECONDS: Final = 60
NOTHING_FOUND: Final = 4


class ToolMissing(LookupError):
    """A program that reads QR is not installed; the text names its package."""


class Unreadable(ValueError):
    """The file is no picture and no PDF that the tools can open."""


def statements_in(file: Path) -> list[str]:
    """The statements in the QRs of a PDF or a picture, one after the other, each once."""
    with tempfile.TemporaryDirectory() as folder:
        pictures = _drawn(file, Path(folder)) if is_pdf(file) else [file]
        found = [line for picture in pictures for line in _read(picture)]
    return list(dict.fromkeys(text for text in found if _is_statement(text)))


def is_pdf(file: Path) -> bool:
    """Whether it begins as a PDF does."""
    with file.open("rb") as stream:
        return stream.read(5) == b"%PDF-"


def _drawn(file: Path, folder: Path) -> list[Path]:
    _run("pdftoppm", "-r", DPI, "-gray", "-png", str(file), str(folder / "page"))
    return sorted(folder.glob("page*.png"))


def _read(picture: Path) -> list[str]:
    options = ("--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable")
    return _run("zbarimg", *options, str(picture)).splitlines()


def _run(tool: str, *arguments: str) -> str:
    program = shutil.which(tool)
    if program is None:
        raise ToolMissing(PACKAGES[tool])
    done = subprocess.run(  # noqa: S603 - a fixed program, no shell, a file that the caller has named
        [program, *arguments], capture_output=True, text=True, errors="replace", timeout=MOST_SECONDS, check=False
    )
    if done.returncode not in (0, NOTHING_FOUND):
        raise Unreadable(tool)
    return done.stdout


def _is_statement(text: str) -> bool:
    """Any digits at the end of an address: whether they are a statement that counts is for the check to say."""
    try:
        read(text)
    except NotAStatement:
        return text.rstrip("/").rpartition("/")[2].isdigit()
    return True
