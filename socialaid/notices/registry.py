"""The letters, announced by the rooms that write them (`applications/registered`).

What a letter says lies in templates/letters/<room>/<letter>.txt, unless the directorate has written it anew.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.utils.functional import Promise

Words = str | Promise
Facts = Mapping[str, Any]
Shown = Callable[[Facts], str]


class Audience(Enum):
    APPLICANT = "applicant"
    STAFF = "staff"


@dataclass(frozen=True)
class LetterKind:
    """What one letter is for, and how it is sent.

    `sms` is its short form with {places}; a letter without one is never sent as a short message. `optional`: no rule
    asks for it, so people may do without. `on_paper`: printed for who has neither account, e-mail nor phone.
    `samples` are facts for the preview, by variant; `variant` tells from the facts which one a letter is. Every text
    among the facts is a place for the letter's words; `shown` adds those that are made of other facts.
    """

    title: Words
    occasion: Words = ""
    to_do: Words = ""
    by_when: Words = ""
    ask: Words = ""
    audience: Audience = Audience.APPLICANT
    sms: Words = ""
    optional: bool = False
    on_paper: bool = True
    samples: Mapping[str, Facts] = field(default_factory=lambda: {"": {}})
    variants: Mapping[str, Words] = field(default_factory=dict)
    variant: Callable[[Facts], str] = field(default=lambda _facts: "")
    shown: Mapping[str, Shown] = field(default_factory=dict)

    @property
    def may_be_rewritten(self) -> bool:
        """Letters to staff list rows; their words stay with the program."""
        return self.audience == Audience.APPLICANT

    @property
    def goes_on_paper(self) -> bool:
        return self.on_paper and self.audience == Audience.APPLICANT

    def values(self, facts: Facts) -> dict[str, str]:
        """What stands in the places of the words, in the language that is active."""
        texts = {name: str(value) for name, value in facts.items() if isinstance(value, str | Promise)}
        return texts | {name: show(facts) for name, show in self.shown.items()}


_kinds: dict[str, LetterKind] = {}


def announce(kinds: Mapping[str, LetterKind]) -> None:
    """Make letters known."""
    _kinds.update(kinds)


def kind_of(letter: str) -> LetterKind:
    """What is known of a letter; one that nobody announced is called by its code."""
    return _kinds.get(letter) or LetterKind(title=letter, on_paper=True)


def title_of(letter: str) -> Words:
    return kind_of(letter).title


def letters() -> tuple[str, ...]:
    """The codes of all letters that were announced."""
    return tuple(_kinds)
