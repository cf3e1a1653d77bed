"""Amounts and conditions of a category as people read them."""

from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entitlements.amounts import AmountKind, Rule, proposed
from entitlements.conditions import Frequency, IncomeTest, IndexKind
from entitlements.limits import IncomeLimit
from socialaid.lib.money import NO_BREAK_SPACE, tenge

TIMES = f"{NO_BREAK_SPACE}× "


def number(value: Decimal) -> str:
    """A number without trailing zeros, with the decimal sign of the language: 2,5."""
    return number_format(value.normalize())


def in_mci(multiple: Decimal) -> str:
    """A multiple of the index: 10 MCI."""
    return _("%(number)s MCI") % {"number": number(multiple)}


def amount_in_words(rule: Rule) -> str:
    """The rule of the sum: "10 MCI", "up to 30 000 ₸", "the cost, up to 20 MCI", "set by the commission"."""
    words = _amount_once(rule)
    return _("%(amount)s for each person") % {"amount": words} if rule.per_member else words


def amount_with_tenge(rule: Rule, mci: int | None) -> str:
    """The rule of the sum, and beside a multiple of the index its tenge: "10 MCI (43 250 ₸)"."""
    words, once = amount_in_words(rule), proposed(rule, mci)
    total = once.ceiling if once.amount is None else once.amount
    return f"{words} ({tenge(total)})" if rule.multiple and total is not None else words


def _amount_once(rule: Rule) -> str:
    if rule.kind == AmountKind.BY_COMMISSION:
        return _("set by the commission")
    if rule.kind == AmountKind.COST:
        return _("the cost, up to %(limit)s") % {"limit": in_mci(rule.cap)} if rule.cap else _("the whole cost")
    if rule.value is None:
        return ""
    words = in_mci(rule.value) if rule.multiple else tenge(rule.value)
    is_limit = rule.kind in (AmountKind.CAP_MCI, AmountKind.CAP_TENGE)
    return _("up to %(limit)s") % {"limit": words} if is_limit else words


def frequency_in_words(frequency: str, payments_at_most: int | None = None) -> str:
    """How often: "one-off", "every month, at most 6 payments"; empty where the decision does not say."""
    if frequency == Frequency.UNKNOWN:
        return ""
    words = str(Frequency(frequency).label)
    if payments_at_most is None:
        return words
    limit = ngettext("at most %(count)s payment", "at most %(count)s payments", payments_at_most)
    return f"{words}, {limit % {'count': payments_at_most}}"


def arithmetic_in_words(rule: Rule, mci: int | None, members: int | None = 1) -> str:
    """How the sum or its ceiling comes about: "10 MCI × 4 325 ₸ = 43 250 ₸".

    Empty where nothing is multiplied, and for a sum for each person while `members` is None: not known.
    """
    if members is None:
        return "" if rule.per_member else arithmetic_in_words(rule, mci)
    proposal = proposed(rule, mci, members)
    total = proposal.ceiling if proposal.amount is None else proposal.amount
    factors = [in_mci(rule.multiple), tenge(mci)] if rule.multiple else [tenge(rule.value)]
    if rule.per_member and members > 1:
        factors.append(str(members))
    if total is None or len(factors) == 1:
        return ""
    return f"{TIMES.join(factors)} = {tenge(total)}"


def income_in_words(test: str, value: Decimal | None = None) -> str:
    """The average income per person that still gives the right: "up to 17 MCI"; empty where it is not known."""
    if test == IncomeTest.UNKNOWN:
        return ""
    if value is None or value == 1:
        return str(IncomeTest(test).label)
    if test == IncomeTest.SUBSISTENCE_MINIMUM:
        return _("below %(number)s subsistence minimums") % {"number": number(value)}
    return _("up to %(limit)s") % {"limit": in_mci(value)}


def limit_in_words(limit: IncomeLimit) -> str:
    """The limit with its arithmetic: "17 MCI × 4 325 ₸ = 73 525 ₸"; "50 851 ₸" where nothing is multiplied."""
    total = tenge(limit.tenge)
    if limit.times == 1:
        return total
    factor = in_mci(limit.times) if limit.index == IndexKind.MCI else number(limit.times)
    return f"{factor}{TIMES}{tenge(limit.base)} = {total}"


def apply_within_in_words(months: int | None) -> str:
    """By when to apply, counted from the event; empty where the decision names no limit."""
    if months is None:
        return ""
    words = ngettext("within %(count)s month of the event", "within %(count)s months of the event", months)
    return words % {"count": months}


def terms_in_words(terms: Any) -> dict[str, str]:
    """What a category says, thing by thing, with the label of each; `terms` has the columns of a category."""
    return {
        _("Name in Kazakh"): terms.title_kk,
        _("Name in Russian"): terms.title_ru,
        _("Name in English"): terms.title_en,
        _("For whom, in Kazakh"): terms.summary_kk,
        _("For whom, in Russian"): terms.summary_ru,
        _("For whom, in English"): terms.summary_en,
        _("Group"): str(terms.get_topic_display()),
        _("How much"): amount_in_words(terms.rule),
        _("How often"): str(terms.get_frequency_display())
        if terms.payments_at_most is None
        else frequency_in_words(terms.frequency, terms.payments_at_most),
        _("Income"): income_in_words(terms.income_test, terms.income_value) or str(IncomeTest.UNKNOWN.label),
        _("Apply"): apply_within_in_words(terms.apply_within_months) or _("no time limit is named"),
        _("Paid"): _("by list, nobody applies") if terms.by_list else _("by application"),
        _("Visit to the home"): _("yes") if terms.needs_survey else _("no"),
    }
