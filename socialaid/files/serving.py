"""Giving out a file. Whoever calls has asked first whether this person may see it."""

from io import BytesIO

from django.http import FileResponse

from socialaid.files.kinds import JPEG, KINDS
from socialaid.files.models import StoredFile
from socialaid.files.pictures import small
from socialaid.lib.private import private_response


class Withheld(Exception):
    """The file is being checked, or was found harmful: nobody is shown it."""


class NoPicture(Exception):
    """The file is no photo, so there is no small one of it."""


def file_response(stored: StoredFile) -> FileResponse:
    """The file, unsealed as it is sent, shown in the browser under its given name; Withheld where it waits."""
    if stored.is_withheld:
        raise Withheld(stored.get_scan_display())
    return private_response(stored.content.open("rb"), content_type=stored.content_type, name=stored.given_name)


def preview_response(stored: StoredFile) -> FileResponse:
    """A photo small enough for a list on a slow line, drawn when asked for; raises Withheld and NoPicture."""
    if stored.is_withheld:
        raise Withheld(stored.get_scan_display())
    if not stored.is_picture:
        raise NoPicture(stored.content_type)
    kind = next(each for each in KINDS if each.content_type == stored.content_type)
    with stored.content.open("rb") as lying:
        drawn = small(lying.read(), kind)
    return private_response(BytesIO(drawn), content_type=JPEG.content_type, name="preview.jpg")
