"""Run in a process of its own, by path: what could swell in memory or hang is bounded there by the system.

`apart.py pdf|heic` reads a file from its input and writes a line of JSON, then the cleaned bytes. The line is
{"refused": CODE} or {"pages": NUMBER}. It imports nothing of ours, so it starts quickly and knows no key.
"""

import json
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any, Final

import pikepdf
import pillow_heif
from PIL import Image, ImageOps

MOST_MEMORY: Final = 1024 * 1024 * 1024
MOST_SECONDS: Final = 20
MOST_OUT: Final = 40 * 1024 * 1024
MOST_PAGES: Final = 200
MOST_OBJECTS: Final = 100_000
MOST_PIXELS: Final = 50_000_000
LONGEST_SIDE: Final = 4000

SCRIPTED: Final = {"/JavaScript", "/Launch"}
HARMLESS_ACTIONS: Final = {"/GoTo", "/Named"}
HARMLESS_LINKS: Final = ("http://", "https://", "mailto:", "tel:")
LEFT_BEHIND: Final = ("/AA", "/AF", "/Metadata", "/PieceInfo")
PLAYED_ANNOTATIONS: Final = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}

Cleaned = tuple[bytes, dict[str, int]]


class NotTaken(Exception):
    """Why a file is refused: encrypted, damaged, scripted, folder, pages, pixels, complex."""


def cleaned_pdf(content: bytes) -> Cleaned:
    """The PDF written anew: pages and nothing that runs, plays, hangs on or tells of its maker."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            pages = _bounded(pdf)
            _strip_document(pdf)
            for each in _dictionaries(pdf):
                _strip(each)
            for page in pdf.pages:
                _strip_annotations(page)
            out = BytesIO()
            pdf.save(out, encryption=False, deterministic_id=True)
            return out.getvalue(), {"pages": pages}
    except pikepdf.PasswordError as error:
        raise NotTaken("encrypted") from error
    except pikepdf.PdfError as error:
        raise NotTaken("damaged") from error


def _bounded(pdf: Any) -> int:
    pages = len(pdf.pages)
    if not pages:
        raise NotTaken("damaged")
    if pages > MOST_PAGES:
        raise NotTaken("pages")
    if len(pdf.objects) > MOST_OBJECTS:
        raise NotTaken("complex")
    return pages


def _strip_document(pdf: Any) -> None:
    if "/Collection" in pdf.Root:
        raise NotTaken("folder")
    names = pdf.Root.get("/Names")
    if _is_dictionary(names) and "/EmbeddedFiles" in names:
        del names["/EmbeddedFiles"]
    action = pdf.Root.get("/OpenAction")
    if _is_scripted(action):
        raise NotTaken("scripted")
    if action is not None:
        del pdf.Root["/OpenAction"]
    del pdf.docinfo


def _dictionaries(pdf: Any) -> Iterator[Any]:
    """Each dictionary of the file, also those that stand inside another without a number of their own."""
    for top in pdf.objects:
        waiting = [top]
        while waiting:
            found = waiting.pop()
            if _is_dictionary(found):
                yield found
                inner = list(found.values())
            elif isinstance(found, pikepdf.Array):
                inner = list(found)
            else:
                continue
            waiting.extend(each for each in inner if isinstance(each, pikepdf.Object) and not each.is_indirect)


def _strip(each: Any) -> None:
    if _is_scripted(each) or "/XFA" in each:
        raise NotTaken("scripted")
    more = each.get("/AA")
    if _is_dictionary(more) and any(_is_scripted(action) for action in more.values()):
        raise NotTaken("scripted")
    for name in LEFT_BEHIND:
        if name in each:
            del each[name]
    action = each.get("/A")
    if _is_scripted(action):
        raise NotTaken("scripted")
    if _kind(action) is not None and not _is_harmless(action):
        del each["/A"]


def _is_dictionary(each: Any) -> bool:
    return isinstance(each, pikepdf.Dictionary | pikepdf.Stream)


def _is_scripted(each: Any) -> bool:
    """An array in the place of an action is a place to go to, or attributes of a tag."""
    return _is_dictionary(each) and (_kind(each) in SCRIPTED or "/JS" in each)


def _is_harmless(action: Any) -> bool:
    if _kind(action) == "/URI":
        return str(action.get("/URI", "")).strip().lower().startswith(HARMLESS_LINKS)
    return _kind(action) in HARMLESS_ACTIONS


def _kind(action: Any) -> str | None:
    kind = action.get("/S") if _is_dictionary(action) else None
    return None if kind is None else str(kind)


def _strip_annotations(page: Any) -> None:
    notes = page.obj.get("/Annots")
    if isinstance(notes, pikepdf.Array):
        page.obj["/Annots"] = pikepdf.Array([note for note in notes if not _plays(note)])


def _plays(note: Any) -> bool:
    return _is_dictionary(note) and str(note.get("/Subtype")) in PLAYED_ANNOTATIONS


def jpeg_of_heic(content: bytes) -> Cleaned:
    """The photo as an upright JPEG without metadata."""
    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
    try:
        with Image.open(BytesIO(content), formats=["HEIF"]) as photo:
            if photo.width * photo.height > MOST_PIXELS:
                raise NotTaken("pixels")
            photo.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(photo).convert("RGB")
    except Image.DecompressionBombError as error:
        raise NotTaken("pixels") from error
    except (OSError, SyntaxError, ValueError, LookupError, EOFError, RuntimeError) as error:
        raise NotTaken("damaged") from error
    upright.info = {}
    out = BytesIO()
    upright.save(out, "JPEG", quality=92)
    return out.getvalue(), {}


WAYS: Final[dict[str, Callable[[bytes], Cleaned]]] = {"pdf": cleaned_pdf, "heic": jpeg_of_heic}


def answer(way: str, content: bytes) -> Cleaned | tuple[bytes, dict[str, str]]:
    """The bytes and what is said about them."""
    try:
        cleaned, facts = WAYS[way](content)
    except NotTaken as reason:
        return b"", {"refused": str(reason)}
    except (MemoryError, RecursionError):
        return b"", {"refused": "complex"}
    return (cleaned, facts) if len(cleaned) <= MOST_OUT else (b"", {"refused": "complex"})


def main(way: str) -> None:
    """Bound this process, then work."""
    for what, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS)):
        with suppress(ValueError, OSError):  # not every system knows each bound
            resource.setrlimit(what, (most, most))
    cleaned, facts = answer(way, sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n" + cleaned)


if __name__ == "__main__":
    main(sys.argv[1])
