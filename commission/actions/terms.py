"""What a motion must say: a sum within the rule, a ground with words, or what is still needed."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.households import proposal_of
from applications.models import Application, RefusalGround
from applications.states import Outcome
from commission.states import MotionKind
from socialaid.lib.money import MOST_TENGE, tenge
from socialaid.lib.refused import Refused

OUTCOMES = {MotionKind.GRANT: Outcome.GRANTED, MotionKind.REFUSE: Outcome.REFUSED}


@dataclass(frozen=True)
class Terms:
    """What is moved or decided on one case; `amount` in whole tenge for a grant, `ground` for a refusal."""

    kind: MotionKind
    amount: int | None = None
    ground: RefusalGround | None = None
    words: str = ""


def checked(terms: Terms, application: Application, day: date) -> Terms:
    """Return the terms with only what their kind needs; refuse what is missing or above the ceiling for the case."""
    words = terms.words.strip()
    if terms.kind == MotionKind.GRANT:
        amount = _checked_amount(terms.amount, application, day)
        _check_reason(amount, words, application, day)
        return Terms(MotionKind.GRANT, amount=amount, words=words)
    if not words:
        raise Refused(MISSING_WORDS[terms.kind], "words")
    if terms.kind == MotionKind.PUT_OFF:
        return Terms(MotionKind.PUT_OFF, words=words)
    if terms.ground is None:
        raise Refused(_("Choose the ground of the refusal."), "ground")
    return Terms(MotionKind.REFUSE, ground=terms.ground, words=words)


MISSING_WORDS = {
    MotionKind.REFUSE: _("Say in words why the application is refused: the applicant will read it."),
    MotionKind.PUT_OFF: _("Say what is still needed: the applicant will read it."),
}


def _check_reason(amount: int, words: str, application: Application, day: date) -> None:
    exact = proposal_of(application, day).amount
    if exact is not None and amount != exact and not words:
        sentence = gettext("The rule gives %(exact)s. Say in words why the commission sets another sum.")
        raise Refused(sentence % {"exact": tenge(exact)}, "words")


def _checked_amount(amount: int | None, application: Application, day: date) -> int:
    if not amount or amount <= 0:
        raise Refused(_("Enter the sum in whole tenge."), "amount")
    if amount > MOST_TENGE:
        raise Refused(_("This sum is too large for one decision. Check the digits."), "amount")
    ceiling = proposal_of(application, day).ceiling
    if ceiling is not None and amount > ceiling:
        sentence = gettext("The rule of this category allows at most %(ceiling)s.")
        raise Refused(sentence % {"ceiling": tenge(ceiling)}, "amount")
    return amount
