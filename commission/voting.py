"""The arithmetic of a commission: quorum, majority, and the chair's vote in a tie."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Choice(TextChoices):
    FOR = "for", _("for")
    AGAINST = "against", _("against")
    ABSTAINED = "abstained", _("abstained")


class MotionResult(TextChoices):
    OPEN = "open", _("open")
    CARRIED = "carried", _("carried")
    FAILED = "failed", _("not carried")


class Reason(TextChoices):
    MAJORITY = "majority", _("more than half of the base: carried")
    CHAIR_FOR = "chair_for", _("the votes are equal, the chair's vote decides: carried")
    CHAIR_AGAINST = "chair_against", _("the votes are equal, the chair's vote decides: not carried")
    NO_MAJORITY = "no_majority", _("not more than half of the base: not carried")
    NO_QUORUM = "no_quorum", _("there is no quorum: not carried")


CARRYING = frozenset({Reason.MAJORITY, Reason.CHAIR_FOR})
BY_CHAIR = frozenset({Reason.CHAIR_FOR, Reason.CHAIR_AGAINST})


@dataclass(frozen=True)
class Result:
    """How a vote ended, with every number that it follows from."""

    base: int
    quorum: int
    present: int
    votes_for: int
    against: int
    abstained: int
    reason: Reason

    @property
    def result(self) -> MotionResult:
        return MotionResult.CARRIED if self.reason in CARRYING else MotionResult.FAILED

    @property
    def by_chair(self) -> bool:
        return self.reason in BY_CHAIR

    def in_words(self) -> str:
        """Return the arithmetic and its end as one line in the active language."""
        numbers = gettext(
            "base %(base)d, quorum %(quorum)d, present %(present)d; "
            "%(votes_for)d for, %(against)d against, %(abstained)d abstained"
        )
        return f"{numbers % vars(self)}; {self.reason.label}"


def quorum(base: int, numerator: int, denominator: int) -> int:
    """Return how many members must be present: the share of the base, rounded up."""
    return -(-base * numerator // denominator)


def majority(base: int) -> int:
    """Return the smallest number of votes that is more than half of the base."""
    return base // 2 + 1


def tally(votes: Iterable[Choice], *, base: int, quorum: int, present: int, chair: Choice | None) -> Result:
    """Return how the vote on a motion ended.

    `base` is the number of members less the recused of this case, `present` how many of them
    sit in the room, `chair` the chair's own vote, None where the chair is absent or recused.
    """
    count = Counter(votes)
    ayes, noes = count[Choice.FOR], count[Choice.AGAINST]
    return Result(
        base=base,
        quorum=quorum,
        present=present,
        votes_for=ayes,
        against=noes,
        abstained=count[Choice.ABSTAINED],
        reason=_reason(ayes, noes, base=base, quorum_met=present >= quorum > 0, chair=chair),
    )


def _reason(ayes: int, noes: int, *, base: int, quorum_met: bool, chair: Choice | None) -> Reason:
    if not quorum_met:
        return Reason.NO_QUORUM
    if ayes >= majority(base):
        return Reason.MAJORITY
    if ayes == noes and chair == Choice.AGAINST:
        return Reason.CHAIR_AGAINST
    # In a tie the chair's vote counts once more; it still has to make more than half of the base.
    if ayes == noes and chair == Choice.FOR and ayes + 1 >= majority(base):
        return Reason.CHAIR_FOR
    return Reason.NO_MAJORITY
