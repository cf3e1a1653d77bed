"""Sheets that go out with a letter, announced by the rooms that print them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file beside the words of a letter."""

    name: str
    content: bytes
    content_type: str = "application/pdf"


Finder = Callable[[str], Attachment | None]
_finders: dict[str, Finder] = {}


def announce(finders: Mapping[str, Finder]) -> None:
    """Make known who finds the sheet of a letter; each is asked by the number of the case when the letter goes out."""
    _finders.update(finders)


def attached_to(letter: str, number: str) -> Attachment | None:
    """The sheet that goes out with this letter about this case, if there is one."""
    find = _finders.get(letter)
    return find(number) if find and number else None
