"""Two versions of a category side by side, in words."""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Fate(TextChoices):
    ADDED = "added", _("New")
    CHANGED = "changed", _("Changed")
    ENDED = "ended", _("Ends")
    SAME = "same", _("Stays as it is")


TONES: Final = {Fate.ADDED: "ok", Fate.CHANGED: "warn", Fate.ENDED: "bad", Fate.SAME: "quiet"}
Words = dict[str, str]


@dataclass(frozen=True)
class Difference:
    """One thing that a category says: before and after, in words."""

    label: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class Comparison:
    """A category of the draft beside its version in force; `line` is the row of the draft."""

    line: Any
    fate: Fate
    rows: list[Difference]

    @property
    def tone(self) -> str:
        return TONES[self.fate]


def differences(before: Words, after: Words) -> list[Difference]:
    """What the two versions say about each thing, in the order of the newer one; what neither says is left out."""
    labels = list(dict.fromkeys([*after, *before]))
    rows = [Difference(label, before.get(label, ""), after.get(label, "")) for label in labels]
    return [row for row in rows if row.before or row.after]


def fate_of(*, is_new: bool, ends: bool, rows: list[Difference]) -> Fate:
    """What happens to a category of the draft on the first day of the new version."""
    if is_new:
        return Fate.ADDED
    if ends:
        return Fate.ENDED
    return Fate.CHANGED if any(row.changed for row in rows) else Fate.SAME
