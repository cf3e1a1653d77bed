"""The one way in which an act says no."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages

from socialaid.lib.origin import act_was_refused


class Refused(Exception):
    """An act that may not happen, with a sentence that a citizen can read and, where it applies, the form field."""

    def __init__(self, message: Any, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


@contextmanager
def shown_on(form: Any) -> Iterator[None]:
    """Show a refusal on the form, at its field where the form has that field."""
    try:
        yield
    except Refused as refusal:
        act_was_refused()
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)


@contextmanager
def shown_to(request: Any) -> Iterator[None]:
    """Show a refusal as a message on the next page."""
    try:
        yield
    except Refused as refusal:
        act_was_refused()
        messages.error(request, str(refusal))
