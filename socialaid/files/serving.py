"""Giving out a file. Whoever calls has asked first whether this person may see it."""

from django.http import FileResponse

from socialaid.files.models import StoredFile
from socialaid.lib.private import private_response


def file_response(stored: StoredFile) -> FileResponse:
    """The file, shown in the browser under the name that it came with."""
    return private_response(stored.content.open("rb"), content_type=stored.content_type, name=stored.given_name)
