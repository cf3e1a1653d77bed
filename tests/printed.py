"""Reading back what was really printed."""

import re
import subprocess

from django.utils import timezone

from socialaid.prints.actions.making import make
from socialaid.prints.models import Print
from socialaid.prints.serving import stored_bytes


def made(kind: str, number: str) -> Print:
    """The sheet with its bytes, as the worker makes it."""
    return make(print_id=Print.objects.get(kind=kind, number=number).pk, now=timezone.now())


def words_of(kind: str, number: str) -> str:
    """The words on the sheet as poppler reads them, line breaks of the layout taken out."""
    command = ["pdftotext", "-", "-"]
    done = subprocess.run(command, input=stored_bytes(made(kind, number)), capture_output=True, check=True)
    return re.sub(r"\s+", " ", done.stdout.decode())
