"""What a category pays: the rule as data and its arithmetic, in whole tenge."""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from socialaid.lib.money import whole_tenge


class AmountKind(TextChoices):
    FIXED = "fixed", _("fixed sum")
    MCI_MULTIPLE = "mci_multiple", _("multiple of the monthly index")
    CAP_MCI = "cap_mci", _("up to a multiple of the monthly index")
    CAP_TENGE = "cap_tenge", _("up to a sum")
    COST = "cost", _("the cost")
    BY_COMMISSION = "by_commission", _("set by the commission")


NEED_VALUE: Final = (AmountKind.FIXED, AmountKind.MCI_MULTIPLE, AmountKind.CAP_MCI, AmountKind.CAP_TENGE)
NEED_INDEX: Final = (AmountKind.MCI_MULTIPLE, AmountKind.CAP_MCI)


@dataclass(frozen=True)
class Rule:
    """How a category sets the sum of one payment.

    `value` is tenge for sums and a multiple of the monthly index (MCI) for multiples; `cap` limits a cost and is
    a multiple of the MCI. With `per_member` the value counts once for each person of the household concerned.
    """

    kind: str
    value: Decimal | None = None
    cap: Decimal | None = None
    per_member: bool = False

    @property
    def multiple(self) -> Decimal | None:
        """The number by which the MCI is multiplied, where the rule has one."""
        return self.value if self.kind in NEED_INDEX else self.cap


@dataclass(frozen=True)
class Proposal:
    """What the rule gives, in tenge: the sum itself, or only a ceiling, or neither (the commission sets it)."""

    amount: int | None = None
    ceiling: int | None = None


def proposed(rule: Rule, mci: int | None, members: int = 1) -> Proposal:
    """The sum or the ceiling of one payment when the MCI is `mci` tenge.

    A sum is rounded up to the whole tenge and a ceiling down, so that neither the citizen nor the limit loses.
    A rule that hangs on an index not known that day proposes nothing.
    """
    total = _exact(rule, mci)
    if total is None:
        return Proposal()
    times = members if rule.per_member else 1
    if rule.kind in (AmountKind.FIXED, AmountKind.MCI_MULTIPLE):
        return Proposal(amount=whole_tenge(total * times))
    return Proposal(ceiling=int((total * times).to_integral_value(rounding=ROUND_FLOOR)))


def _exact(rule: Rule, mci: int | None) -> Decimal | None:
    if rule.kind in (AmountKind.FIXED, AmountKind.CAP_TENGE):
        return rule.value
    if rule.multiple is None or mci is None:
        return None
    return rule.multiple * mci
