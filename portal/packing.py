"""The archive: a sheet to read, the same for programs, the papers of each case."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils import timezone

from applications.models import Application
from portal.held.cases import files_of, folder_of, prints_of
from portal.held.reading import sheet_of
from socialaid.files.models import StoredFile
from socialaid.lib.pdf import render_pdf
from socialaid.prints.actions.making import make
from socialaid.prints.serving import stored_bytes

Plain = dict[str, Any]
PIECE = 256 * 1024


def packed(told: Plain, cases: list[Application], *, language: str) -> IO[bytes]:
    """The archive in a file on the disk that is gone when it is closed; memory does not grow with the papers."""
    with ExitStack() as undone:
        archive = undone.enter_context(TemporaryFile())
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as folder:
            _fill(folder, told, cases, language)
        archive.seek(0)
        undone.pop_all()
    return archive


def _fill(folder: zipfile.ZipFile, told: Plain, cases: list[Application], language: str) -> None:
    folder.writestr("read-me.pdf", render_pdf(sheet_of(told, language)))
    folder.writestr("held.json", json.dumps(told, ensure_ascii=False, indent=2))
    for case in cases:
        _put_prints(folder, case)
        for place, stored in files_of(case):
            _put(folder, place, stored)


def _put_prints(folder: zipfile.ZipFile, case: Application) -> None:
    for sheet in prints_of(case):
        made = make(print_id=sheet.pk, now=timezone.now())
        folder.writestr(f"{folder_of(case)}/{sheet.file_name}", stored_bytes(made))


def _put(folder: zipfile.ZipFile, place: str, stored: StoredFile) -> None:
    # Photos and PDFs are packed already.
    entry = zipfile.ZipInfo(place, stored.uploaded_at.timetuple()[:6])
    with stored.content.open("rb") as lying, folder.open(entry, "w") as kept:
        for piece in _pieces(lying):
            kept.write(piece)


def _pieces(lying: Any) -> Iterator[bytes]:
    while piece := lying.read(PIECE):
        yield piece
