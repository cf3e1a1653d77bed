"""Giving out a file. Whoever calls has asked first whether this person may see it."""

from django.http import FileResponse

from socialaid.files.models import StoredFile
from socialaid.lib.private import private_response


class Withheld(Exception):
    """The file is being checked, or was found harmful: nobody is shown it."""


def file_response(stored: StoredFile) -> FileResponse:
    """The file, unsealed as it is sent, shown in the browser under its given name; Withheld where it waits."""
    if stored.is_withheld:
        raise Withheld(stored.get_scan_display())
    return private_response(stored.content.open("rb"), content_type=stored.content_type, name=stored.given_name)
