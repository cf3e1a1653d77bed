from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image

from socialaid.files.actions import rotate, store
from socialaid.files.models import FileKey, Scan, StoredFile
from socialaid.lib.refused import Refused
from tests.files.samples import pdf, picture, upload

NOW = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def taken(content: bytes, name: str) -> StoredFile:
    return store(upload=upload(content, name), by=None, now=NOW)


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_rotate_turns_a_photo_clockwise_and_leaves_one_file(kind, name, folder, django_capture_on_commit_callbacks):
    left_half_black = Image.new("RGB", (80, 40), "white")
    left_half_black.paste("black", (0, 0, 40, 40))
    out = BytesIO()
    left_half_black.save(out, kind)
    stored = taken(out.getvalue(), name)

    with django_capture_on_commit_callbacks(execute=True):
        turned = rotate(stored=stored)

    with turned.content.open("rb") as kept, Image.open(kept) as now_upright:
        assert now_upright.size == (40, 80)
        assert now_upright.convert("L").getpixel((20, 10)) < 40
    assert turned.sha256 != stored.sha256
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 1
    assert FileKey.objects.count() == 1


def test_rotate_refuses_a_pdf():
    with pytest.raises(Refused, match="Only a photo can be turned here"):
        rotate(stored=taken(pdf(), "a.pdf"))


def test_rotate_refuses_what_waits_for_the_scanner():
    stored = taken(picture(), "a.jpg")
    StoredFile.objects.update(scan=Scan.CHECKING)

    with pytest.raises(Refused, match="still being checked"):
        rotate(stored=stored)
