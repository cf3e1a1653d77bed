"""Files that somebody sends to harm, or sends in good faith and cannot know better: each with its answer."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image

from socialaid.files.actions import store
from socialaid.files.models import StoredFile
from socialaid.lib.refused import Refused
from tests.files import samples
from tests.files.samples import pdf, picture, upload

NOW = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

PROGRAM = b"MZ\x90\x00\x03" + b"\0" * 200 + b"This program cannot be run in DOS mode"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
ZIP = b"PK\x03\x04" + b"\0" * 26 + b"run.exe" + b"\0" * 100 + b"PK\x05\x06" + b"\0" * 18
LOCKED = pikepdf.Encryption(owner="a", user="b")

REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a program renamed to a photo": (lambda: PROGRAM, "photo.jpg", "This file is a program, not a photo or PDF."),
    "a program with two endings": (lambda: PROGRAM, "paper.pdf.exe", "This file is a program, not a photo or PDF."),
    "an SVG": (lambda: SVG, "photo.svg", "This file is not a photo or PDF."),
    "an SVG renamed to a photo": (lambda: SVG, "photo.png", "This file is not a photo or PDF."),
    "a page of the web as PDF": (lambda: b"<html><script>", "paper.pdf", "This file is not a photo or PDF."),
    "a PDF behind other bytes": (lambda: b"GIF89a" + pdf(), "paper.pdf", "This kind of picture cannot be shown here."),
    "a PDF locked with a password": (lambda: pdf(encryption=LOCKED), "a.pdf", "This PDF is locked with a password"),
    "a PDF with a script": (lambda: pdf(samples.scripted), "a.pdf", "This PDF holds a program or a form that runs."),
    "a PDF that starts a program": (lambda: pdf(samples.launching), "a.pdf", "This PDF holds a program or a form"),
    "a PDF with too many pages": (lambda: pdf(pages=201), "a.pdf", "This PDF has too many pages."),
    "a PDF that was cut off": (lambda: pdf()[:-60], "a.pdf", "This PDF is damaged or was cut off."),
    "a PDF that swells as it opens": (samples.swelling_object_stream, "a.pdf", "This PDF is "),
    "a photo that was cut off": (lambda: picture(size=(400, 300))[:5000], "a.jpg", "This photo is damaged"),
    "a photo of noise": (lambda: b"\xff\xd8\xff\xe0" + b"\x13" * 5000, "a.jpg", "This photo is damaged"),
    "a picture of 30,000 x 30,000": (lambda: samples.huge_png(30_000, 30_000), "a.png", "This photo has too many"),
    "a HEIC that was cut off": (lambda: samples.heic()[:900], "a.heic", "This photo is damaged"),
    "a zip": (lambda: ZIP, "pages.zip", "This is an archive. Unpack it"),
    "a zip renamed to a photo": (lambda: ZIP, "photo.jpg", "This is an archive. Unpack it"),
    "30 MB": (lambda: b"\xff\xd8\xff" + b"\0" * 30_000_000, "photo.jpg", "The file is larger than 10 MB."),
    "nothing": (lambda: b"", "photo.jpg", "The file is empty."),
    "a PDF that says it is a photo": (pdf, "photo.jpg", "The file is PDF inside, but its name does not end with .pdf."),
}


def taken(content: bytes, name: str) -> StoredFile:
    return store(upload=upload(content, name), by=None, now=NOW)


def bytes_of(stored: StoredFile) -> bytes:
    with stored.content.open("rb") as kept:
        return bytes(kept.read())


@pytest.mark.parametrize("attack", REFUSED)
def test_attack_is_refused_with_its_sentence_and_leaves_nothing(attack: str, folder: Any) -> None:
    content, name, sentence = REFUSED[attack]

    with pytest.raises(Refused) as refused:
        taken(content(), name)

    assert str(refused.value).startswith(sentence)
    assert list(folder.rglob("*")) == []


def test_zip_on_the_tail_of_a_photo_does_not_come_with_it() -> None:
    assert b"PK\x03\x04" not in bytes_of(taken(picture() + ZIP, "photo.jpg"))


def test_script_in_the_comment_of_a_photo_does_not_come_with_it() -> None:
    kept = bytes_of(taken(picture("JPEG", comment=b"<script>alert(1)</script>"), "photo.jpg"))

    assert b"script" not in kept


def test_zip_inside_a_pdf_does_not_come_with_it() -> None:
    kept = bytes_of(taken(pdf(samples.carrying(ZIP), compress_streams=False), "paper.pdf"))

    with pikepdf.open(BytesIO(kept)) as opened:
        assert (len(opened.pages), list(opened.attachments)) == (1, [])
    assert b"run.exe" not in kept


def test_zip_on_the_tail_of_a_pdf_does_not_come_with_it() -> None:
    assert b"run.exe" not in bytes_of(taken(pdf() + ZIP, "paper.pdf"))


def test_stream_that_would_unfold_to_a_gigabyte_is_never_unfolded() -> None:
    stored = taken(pdf(samples.swelling), "paper.pdf")

    assert (stored.pages, stored.size < 2_000_000) == (1, True)


def test_photo_loses_place_camera_and_comment_and_stands_upright() -> None:
    facts = Image.Exif()
    facts[0x0112] = 6  # lies on its side
    facts[0x010F] = "Telefon"
    facts.get_ifd(0x8825)[1] = "N"
    lying = picture("JPEG", (64, 48), exif=facts, comment=b"Astana")

    with Image.open(BytesIO(bytes_of(taken(lying, "photo.jpg")))) as upright:
        assert upright.size == (48, 64)
        assert (dict(upright.getexif()), upright.info.get("comment")) == ({}, None)


def test_pdf_loses_who_made_it_and_with_what() -> None:
    def signed(made: pikepdf.Pdf) -> None:
        made.docinfo["/Author"] = "Aigul"
        with made.open_metadata() as about:
            about["dc:creator"] = ["Aigul"]

    kept = bytes_of(taken(pdf(signed, compress_streams=False), "paper.pdf"))

    assert (b"Aigul" in kept, b"/Metadata" in kept, b"/Author" in kept) == (False, False, False)


def test_pdf_that_anybody_may_read_is_kept_without_its_lock() -> None:
    only_owner = pikepdf.Encryption(owner="secret", user="")

    with pikepdf.open(BytesIO(bytes_of(taken(pdf(encryption=only_owner), "statement.pdf")))) as opened:
        assert not opened.is_encrypted


def test_name_of_300_letters_is_cut_and_keeps_its_end() -> None:
    name = taken(picture(), "ұ" * 300 + ".jpg").given_name

    assert (len(name) <= 200, name[-4:]) == (True, ".jpg")


@pytest.mark.scanner
def test_virus_in_a_pdf_is_refused_and_leaves_nothing(folder: Any) -> None:
    with pytest.raises(Refused) as refused:
        taken(samples.virus_in_pdf(), "paper.pdf")

    assert str(refused.value).startswith("A virus was found in this file, so it was not kept.")
    assert list(folder.rglob("*")) == []


def test_pdf_of_an_office_program_with_a_place_to_open_at_is_taken() -> None:
    def as_office_programs_write(made: pikepdf.Pdf) -> None:
        made.Root.OpenAction = pikepdf.Array([made.pages[0].obj, pikepdf.Name.Fit])
        tag = pikepdf.Dictionary(S=pikepdf.Name.Table, A=pikepdf.Array([pikepdf.Dictionary(O=pikepdf.Name.Table)]))
        made.Root.StructTreeRoot = made.make_indirect(pikepdf.Dictionary(K=tag))

    with pikepdf.open(BytesIO(bytes_of(taken(pdf(as_office_programs_write), "statement.pdf")))) as opened:
        assert "/OpenAction" not in opened.Root
        assert len(opened.Root.StructTreeRoot.K.A) == 1


@pytest.mark.parametrize("name", ["AA", "Names"])
@pytest.mark.parametrize("what", [5, []])
def test_pdf_with_something_else_where_actions_stand_is_taken(name: str, what: Any) -> None:
    def malformed(made: pikepdf.Pdf) -> None:
        made.Root[f"/{name}"] = pikepdf.Array(what) if isinstance(what, list) else what

    assert taken(pdf(malformed), "statement.pdf").pages == 1


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://egov.kz", True),
        ("mailto:a@mail.kz", True),
        ("javascript:alert(1)", False),
        ("file:///c:/a.exe", False),
    ],
)
def test_pdf_keeps_links_to_pages_and_addresses_only(link: str, kept: bool) -> None:
    def linked(made: pikepdf.Pdf) -> None:
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(link))
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
        made.pages[0].obj.Annots = pikepdf.Array([note])

    with pikepdf.open(BytesIO(bytes_of(taken(pdf(linked), "statement.pdf")))) as opened:
        assert ("/A" in opened.pages[0].obj.Annots[0]) == kept


@pytest.mark.parametrize("name", ["photo.jpg ", "photo.jpg."])
def test_name_with_a_space_or_a_dot_behind_its_end_is_taken(name: str) -> None:
    assert taken(picture(), name).given_name == "photo.jpg"
