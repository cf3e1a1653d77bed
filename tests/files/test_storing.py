import hashlib
from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model

from socialaid.files.actions import discard, keep, receive, store
from socialaid.files.models import FileKey, StoredFile
from socialaid.lib.refused import Refused
from tests.files.samples import PDF, heic, huge_png, picture, upload

NOW = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def taken(content: bytes, name: str) -> StoredFile:
    return store(upload=upload(content, name), by=None, now=NOW)


def refusal(content: bytes, name: str) -> str:
    with pytest.raises(Refused) as refused:
        taken(content, name)
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "name", "content_type"),
    [
        (picture("JPEG"), "photo.jpg", "image/jpeg"),
        (picture("JPEG"), "PHOTO.JPEG", "image/jpeg"),
        (picture("PNG"), "scan.png", "image/png"),
        (picture("WEBP"), "scan.webp", "image/webp"),
        (heic(), "IMG_1.HEIC", "image/jpeg"),
        (PDF, "paper.pdf", "application/pdf"),
    ],
)
def test_store_takes_photos_and_pdf(content, name, content_type):
    stored = taken(content, name)

    assert (stored.content_type, stored.scan) == (content_type, "not_scanned")


def test_store_notes_size_and_hash_of_the_bytes_it_keeps():
    stored = StoredFile.objects.get(pk=taken(picture(), "photo.jpg").pk)

    with stored.content.open() as kept:
        content = kept.read()
    assert (stored.size, stored.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_store_names_a_heic_after_the_jpeg_that_it_became():
    assert taken(heic(), "IMG_0001.HEIC").given_name == "IMG_0001.jpg"


def test_store_notes_who_handed_it_in_and_when():
    aigul = get_user_model().objects.create(username="aigul")

    stored = store(upload=upload(PDF, "a.pdf"), by=aigul, now=NOW)

    assert (stored.uploaded_by, stored.uploaded_at) == (aigul, NOW)


def test_store_names_the_place_itself(folder):
    stored = taken(PDF, "Өтініш Айгүл.pdf")

    first, second, last = stored.content.name.removeprefix("uploads/").split("/")
    assert last.startswith(first + second)
    assert (len(last), stored.given_name) == (36, "Өтініш Айгүл.pdf")
    assert [path.name for path in folder.rglob("*.pdf")] == [last]


def test_store_gives_each_file_a_key_that_nobody_can_guess():
    keys = {taken(PDF, "a.pdf").key for _ in range(3)}

    assert {len(key) for key in keys} == {43}
    assert len(keys) == 3


def test_store_counts_the_pages_of_a_pdf():
    assert taken(PDF, "paper.pdf").pages == 2
    assert taken(picture(), "photo.jpg").pages is None


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "empty.pdf", "The file is empty. Choose it again, or take the photo again."),
        (b"MZ\x90\x00program", "photo.jpg", "This file is a program, not a photo or PDF. Choose the photo or the PDF"),
        (b"#!/bin/sh\n", "paper.pdf", "This file is a program, not a photo or PDF."),
        (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", "paper.docx", "This is a Word or Excel file."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "paper.doc", "This is a Word or Excel file."),
        (b"PK\x03\x04" + b"\0" * 26 + b"scan.jpg", "scans.zip", "This is an archive. Unpack it"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "IMG_1.heic", "This photo is damaged and cannot be opened."),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "IMG_1.avif", "This kind of picture cannot be shown here."),
        (b"GIF89a", "photo.gif", "This kind of picture cannot be shown here."),
        (b"\0\0\0\x18ftypmp42", "film.mp4", "This is a film or a sound."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo.png", "This file is not a photo or PDF."),
        (b"<html>%PDF-1.4", "paper.pdf", "This file is not a photo or PDF."),
        (b"%PDF-1.4 nothing else", "paper.pdf", "This PDF is damaged or was cut off."),
        (picture("PNG"), "photo.jpg", "The file is PNG inside, but its name does not end with .png."),
        (PDF, "paper.pdf.exe", "The file is PDF inside, but its name does not end with .pdf."),
        (PDF, "paper", "The file is PDF inside, but its name does not end with .pdf."),
    ],
)
def test_store_refuses_with_a_sentence_that_says_what_to_do(content, name, sentence):
    assert refusal(content, name).startswith(sentence)


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_store_refuses_a_photo_that_was_cut_off(kind, name):
    whole = picture(kind, (400, 300))

    assert refusal(whole[: len(whole) // 2], name).startswith("This photo is damaged and cannot be opened.")


@pytest.mark.parametrize("side", [7_800, 10_000, 60_000])
def test_store_refuses_too_many_pixels_before_it_unfolds_them(side):
    assert refusal(huge_png(side, side), "a.png").startswith("This photo has too many pixels.")


def test_store_keeps_to_the_limit_to_the_byte(settings):
    settings.UPLOAD_LIMIT_BYTES = len(PDF)

    assert taken(PDF, "paper.pdf").pages == 2
    assert refusal(PDF + b"\n", "paper.pdf").startswith("The file is larger than 0 MB.")


def test_store_leaves_nothing_behind_when_it_refuses(folder):
    refusal(b"MZ", "photo.jpg")

    assert list(folder.rglob("*")) == []
    assert StoredFile.objects.count() == 0


def kept(size: int, by, quota: int | None) -> StoredFile:
    received = receive(upload=upload(picture(size=(size, size)), "a.jpg"))
    return keep(received=received, by=by, now=NOW, quota=quota)


def test_quota_counts_all_that_one_person_handed_in():
    aigul, erlan = (get_user_model().objects.create(username=name) for name in ("aigul", "erlan"))
    first = kept(64, aigul, None)

    with pytest.raises(Refused) as refused:
        kept(64, aigul, first.size + 10)

    assert str(refused.value).startswith("You have handed in 0 MB of files, which is all that one person can.")
    assert kept(64, erlan, first.size * 2).pk
    assert kept(64, aigul, None).pk


def test_discard_takes_row_bytes_and_key_away(folder, django_capture_on_commit_callbacks):
    stored = taken(PDF, "a.pdf")

    with django_capture_on_commit_callbacks(execute=True):
        assert discard(stored=stored)

    assert (StoredFile.objects.count(), FileKey.objects.count()) == (0, 0)
    assert [path for path in folder.rglob("*") if path.is_file()] == []
