"""What was typed into the steps of a draft and is not saved yet: the raw text, and which open page wrote it last."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import Enum

# Pages of one member of the family carry her number at the end.
NUMBER = re.compile(r"-[0-9]+$")
TEXT_MOST = 6_000
STEPS_MOST = 100
PAGE_MOST = 40


class Verdict(Enum):
    """What to do with a writing: take it, leave it as overtaken, or ask, because another page wrote meanwhile."""

    TAKE = "take"
    LATE = "late"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Stamp:
    """From where and when a step is written.

    `page` names the open page, `seen` is the mark that the step bore when the page was opened, and `turn` orders the
    writings of one page (None where the page runs no script).
    """

    step: str
    at: datetime
    page: str = ""
    seen: str = ""
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class KeptStep:
    """One step: the raw text of its fields (none once it is saved), and the page and turn that wrote last."""

    page: str
    turn: int
    at: str
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """Changes with each writing."""
        return f"{self.page}:{self.turn}"

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)


Steps = dict[str, KeptStep]


def page_of(step: str) -> str:
    """The kind of page behind a step: `household-income` for the income of any member."""
    return NUMBER.sub("", step)


def read(text: str) -> Steps:
    """The steps behind the draft's column; an empty column holds none."""
    return {step: KeptStep(**row) for step, row in json.loads(text or "{}").items()}


def write(steps: Steps) -> str:
    """The steps as the draft's column holds them."""
    return json.dumps({step: asdict(row) for step, row in steps.items()}, ensure_ascii=False) if steps else ""


def verdict(known: KeptStep | None, stamp: Stamp) -> Verdict:
    """Whether a writing may follow what is known of its step; nothing newer is overwritten silently."""
    if known is None or not stamp.page:
        return Verdict.TAKE
    if known.page == stamp.page:
        overtaken = stamp.turn is not None and stamp.turn <= known.turn
        return Verdict.LATE if overtaken else Verdict.TAKE
    return Verdict.TAKE if known.mark == stamp.seen else Verdict.ELSEWHERE


def written(known: KeptStep | None, stamp: Stamp, texts: Mapping[str, str]) -> KeptStep:
    """The step after a writing; its mark is a new one in any case."""
    turn = stamp.turn or 0
    if known is not None and known.page == stamp.page:
        turn = max(turn, known.turn + 1)
    return KeptStep(stamp.page, turn, stamp.at.isoformat(), dict(texts))


def fits(texts: Mapping[str, str]) -> bool:
    """Whether the texts are short enough to be kept."""
    return all(len(text) <= TEXT_MOST for text in texts.values())
