"""What people send to harm, or in good faith: each file has its own sentence on the page, the good one stays."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import gettext, override

from applications.models import Application
from socialaid.files.bounds import MOST_FILES
from tests.applications.scene import document, photo
from tests.cast import Cast, signed_in
from tests.files import samples
from tests.files.samples import pdf, picture
from tests.files.test_attacks import LOCKED, PROGRAM, SVG, ZIP

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

LARGE = "The file is larger than %(limit)d MB. Take the photo in a smaller size, or send the pages as separate files."
PROGRAM_SAID = "This file is a program, not a photo or PDF. Choose the photo or the PDF of the document."
UNKNOWN = "This file is not a photo or PDF. Choose a JPEG, PNG, WebP or HEIC photo, or a PDF."
LOCKED_SAID = (
    "This PDF is locked with a password, so the department could not open it. Save it without the password, or"
    " photograph the pages."
)
SCRIPTED = (
    "This PDF holds a program or a form that runs. Print it to PDF, which leaves the program out, or photograph the"
    " pages."
)
DAMAGED = "This photo is damaged and cannot be opened. Take it again or choose another file."
PIXELS = "This photo has too many pixels. Take it with a smaller picture size, or send a PDF."
ARCHIVE = "This is an archive. Unpack it and choose the photos or PDF files one by one."
PICTURE = "This kind of picture cannot be shown here. Save it as JPEG or PNG and choose it again."
EMPTY = "The file is empty. Choose it again, or take the photo again."
ENDING = "The file is %(kind)s inside, but its name does not end with %(ending)s. Rename it or choose another."

REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "30 MB": (lambda: b"\xff\xd8\xff" + b"\0" * 30_000_000, "photo.jpg", LARGE),
    "a renamed .exe": (lambda: PROGRAM, "photo.jpg", PROGRAM_SAID),
    "an SVG": (lambda: SVG, "photo.svg", UNKNOWN),
    "an encrypted PDF": (lambda: pdf(encryption=LOCKED), "a.pdf", LOCKED_SAID),
    "a PDF with a script": (lambda: pdf(samples.scripted), "a.pdf", SCRIPTED),
    "a corrupt photo": (lambda: picture(size=(400, 300))[:5000], "a.jpg", DAMAGED),
    "a picture of 30,000 x 30,000": (lambda: samples.huge_png(30_000, 30_000), "a.png", PIXELS),
    "a zip": (lambda: ZIP, "pages.zip", ARCHIVE),
    "a zip called a photo": (lambda: ZIP, "photo.jpg", ARCHIVE),
    "a GIF that is a PDF too": (lambda: b"GIF89a" + pdf(), "a.pdf", PICTURE),
    "zero bytes": (lambda: b"", "photo.jpg", EMPTY),
    "a wrong ending": (pdf, "photo.jpg", ENDING),
}
FILLED_IN = {"limit": 10, "kind": "PDF", "ending": ".pdf"}


@pytest.fixture
def browser(cast: Cast) -> Client:
    return signed_in(cast.applicant)


def sent(browser: Client, case: Application, language: str, *uploads: SimpleUploadedFile) -> str:
    return browser.post(f"/{language}/my/documents/{case.pk}/5/", {"upload": list(uploads)}).content.decode()


@pytest.mark.parametrize("attack", REFUSED)
def test_attack_has_its_sentence_in_three_languages_and_loses_nothing_else(
    browser: Client, begun: Application, attack: str
) -> None:
    content, name, sentence = REFUSED[attack]
    body, before = content(), document(begun, 5).scans.count()

    for kept, language in enumerate(("kk", "ru", "en"), start=1):
        page = sent(browser, begun, language, SimpleUploadedFile(name, body), photo(5))

        with override(language):
            words = gettext(sentence) % (FILLED_IN if "%(" in sentence else ())
        assert f"<bdi>{name}</bdi>: {words}" in page, language
        assert language == "en" or words != sentence % FILLED_IN
        assert document(begun, 5).scans.count() == before + kept


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("ұ" * 300 + ".jpg", ".jpg"),
        ("../../etc/паспорт.jpg", "паспорт.jpg"),
        ("photo\u202egpj.exe.jpg", "photogpj.exe.jpg"),
        ("<i>a.jpg", "<i>a.jpg"),
    ],
)
def test_strange_name_is_taken_as_a_plain_one(browser: Client, begun: Application, given: str, shown: str) -> None:
    upload = SimpleUploadedFile("plain.jpg", photo().read())
    upload._name = given
    sent(browser, begun, "en", upload)

    name = document(begun, 5).scans.last().file.given_name

    assert (name.endswith(shown), len(name) <= 200, "\u202e" in name, "/" in name) == (True, True, False, False)


def test_zip_behind_a_photo_is_left_behind(browser: Client, begun: Application) -> None:
    sent(browser, begun, "en", SimpleUploadedFile("a.jpg", photo().read() + ZIP))

    with document(begun, 5).scans.last().file.content.open("rb") as kept:
        assert b"run.exe" not in kept.read()


def test_twenty_first_file_of_one_sending_waits_for_the_next(
    browser: Client, begun: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socialaid.files.bounds.MOST_FILES", 2)

    page = sent(browser, begun, "en", photo(), photo(), SimpleUploadedFile("third.jpg", photo().read()))

    assert f"<bdi>third.jpg</bdi>: This file was not taken: at most {MOST_FILES} files are sent at once." in page
    assert document(begun, 5).scans.count() == 3


def test_sending_too_large_as_a_whole_is_answered_for_each_file_and_kept_nowhere(
    browser: Client, begun: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socialaid.files.bounds.MOST_FILES", 0)

    page = sent(browser, begun, "ru", SimpleUploadedFile("a.jpg", photo().read()))

    with override("ru"):
        words = gettext(
            "This file was not taken: all files together were larger than %(together)d MB. Send fewer at once."
        )
    assert f"<bdi>a.jpg</bdi>: {words % {'together': 200}}" in page
    assert document(begun, 5).scans.count() == 1


def test_form_too_large_to_be_read_has_a_page_that_says_so(browser: Client, begun: Application) -> None:
    answer = browser.post(f"/en/my/drafts/{begun.pk}/words/", {"words": "x" * 3_000_000})

    assert answer.status_code == 413
    assert "What you sent is larger than the portal takes at once" in answer.content.decode()


def test_no_file_at_all_is_asked_for(browser: Client, begun: Application) -> None:
    assert "Choose a photo or a PDF first." in sent(browser, begun, "en")


def test_photo_from_the_camera_is_taken_beside_the_chosen_ones(browser: Client, begun: Application) -> None:
    browser.post(f"/en/my/documents/{begun.pk}/5/", {"upload": [photo(), photo()], "camera": photo()})

    assert document(begun, 5).scans.count() == 4
