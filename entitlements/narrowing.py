"""Plain questions that lead a person to her kind of assistance, asked only where the answer parts the kinds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entitlements.conditions import IncomeTest

YES, NO, UNSURE = "yes", "no", "unsure"
ANSWERS: Final = (YES, NO, UNSURE)
QUESTIONS_AT_MOST: Final = 3
TESTS_OF_LOW_INCOME: Final = frozenset({IncomeTest.SUBSISTENCE_MINIMUM, IncomeTest.POVERTY_LINE, IncomeTest.MCI})
TB_CERTIFICATE, DISABILITY_CERTIFICATE, BIRTH_CERTIFICATE, OPERATION_EXTRACT, TRAVEL_TICKETS = 13, 7, 16, 9, 10


class Kind(NamedTuple):
    """A kind of assistance as far as the questions look at it; `papers` are the numbers of its documents."""

    code: str
    income_test: str
    papers: frozenset[int]


@dataclass(frozen=True)
class Question:
    """A question that is about the kinds which ask for a paper (`no`) or, without a paper, test the income."""

    code: str
    words: str | Promise
    hint: str | Promise = ""
    no: int | None = None

    def concerns(self, kind: Kind) -> bool:
        """Whether only somebody who answers yes can get this kind."""
        return kind.income_test in TESTS_OF_LOW_INCOME if self.no is None else self.no in kind.papers


QUESTIONS: Final = (
    Question(
        "tuberculosis", _("Is it about tuberculosis?"), _("Treatment as an outpatient counts too."), TB_CERTIFICATE
    ),
    Question("disability", _("Is it for a person with a confirmed disability?"), no=DISABILITY_CERTIFICATE),
    Question("child", _("Is it for a child, or for a family with children?"), no=BIRTH_CERTIFICATE),
    Question("operation", _("Has there been an operation?"), no=OPERATION_EXTRACT),
    Question("travel", _("Is it about the way to treatment?"), _("Tickets for the train or the bus."), TRAVEL_TICKETS),
    Question(
        "income",
        _("Is the family's income small?"),
        _("Some kinds are only for families with little income for each person. If you are not sure, say so."),
    ),
)


def still_possible(kinds: Iterable[Kind], answers: Mapping[str, Any]) -> list[Kind]:
    """The kinds left after the answers: a no takes away what needs a yes, everything else stays."""
    refused = [question for question in QUESTIONS if answers.get(question.code) == NO]
    return [kind for kind in kinds if not any(question.concerns(kind) for question in refused)]


def next_question(kinds: Iterable[Kind], answers: Mapping[str, Any]) -> Question | None:
    """The next question worth asking: not asked yet, and a no would leave some of the kinds but not all."""
    left = still_possible(kinds, answers)
    asked = [question.code for question in QUESTIONS if answers.get(question.code) in ANSWERS]
    if len(asked) >= QUESTIONS_AT_MOST:
        return None
    return next((each for each in QUESTIONS if each.code not in asked and _parts(each, left)), None)


def _parts(question: Question, kinds: list[Kind]) -> bool:
    concerned = sum(question.concerns(kind) for kind in kinds)
    return 0 < concerned < len(kinds)
