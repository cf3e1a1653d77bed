"""Giving out a sheet. Whoever calls has asked first whether this person may see it."""

import hashlib
from io import BytesIO

from django.http import FileResponse
from django.utils import timezone

from socialaid.lib.private import private_response
from socialaid.prints.actions.making import make
from socialaid.prints.models import Print


class DamagedPrint(Exception):
    """The stored bytes are not those that were made."""


def pdf_response(sheet: Print) -> FileResponse:
    """The sheet as PDF, made on the spot where no worker has made it yet; DamagedPrint rather than another one."""
    made = make(print_id=sheet.pk, now=timezone.now())
    return private_response(BytesIO(stored_bytes(made)), content_type="application/pdf", name=made.file_name)


def stored_bytes(made: Print) -> bytes:
    """The bytes of a made sheet, held against their hash."""
    with made.content.open("rb") as stored:
        content: bytes = stored.read()
    if hashlib.sha256(content).hexdigest() != made.sha256:
        raise DamagedPrint(str(made))
    return content
