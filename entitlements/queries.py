"""Reads about categories: the index of a day, the sum a category gives, the documents it needs."""

from datetime import date

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from entitlements.amounts import NEED_INDEX, AmountKind, Proposal, proposed
from entitlements.comparing import Comparison, Fate, differences, fate_of
from entitlements.conditions import Frequency, IncomeTest, IndexKind
from entitlements.limits import IncomeLimit
from entitlements.models import (
    Category,
    DecisionDraft,
    DocumentKind,
    DraftCategory,
    IndexValue,
    MaslikhatDecision,
    NeededDocument,
)
from entitlements.narrowing import Kind
from entitlements.rules import offices_to_enter_for
from entitlements.words import terms_in_words
from offices.models import Office
from offices.rules import Person


def mci_on(day: date) -> int | None:
    """The monthly calculation index in tenge for social payments on `day`."""
    known = IndexValue.objects.on(IndexKind.MCI, day)
    return known.value if known else None


def subsistence_minimum_on(day: date) -> int | None:
    """The subsistence minimum in tenge on `day`."""
    known = IndexValue.objects.on(IndexKind.SM, day)
    return known.value if known else None


def proposal_for(category: Category, day: date, members: int = 1) -> Proposal:
    """The sum or the ceiling of one payment of `category` decided on `day`."""
    rule = category.rule
    hangs_on_index = rule.kind in NEED_INDEX or (rule.kind == AmountKind.COST and rule.cap is not None)
    return proposed(rule, mci_on(day) if hangs_on_index else None, members)


INDEX_OF_TEST = {IncomeTest.SUBSISTENCE_MINIMUM: IndexKind.SM, IncomeTest.MCI: IndexKind.MCI}


def income_limit_for(category: Category, day: date) -> IncomeLimit | None:
    """The average income per person that `category` looks at on `day`; None where it is not known in tenge."""
    index = INDEX_OF_TEST.get(IncomeTest(category.income_test))
    known = IndexValue.objects.on(index, day) if index else None
    if index is None or known is None or category.income_value is None:
        return None
    return IncomeLimit(index, category.income_value, known.value, known.verified)


def needed_documents(category: Category) -> QuerySet[NeededDocument]:
    """The documents of `category` in the order of the standard, with their kinds (Standard §12)."""
    return category.needed_documents.select_related("kind").order_by("kind__no")


def offered(office: Office, day: date) -> QuerySet[Category]:
    """What the office pays on `day`, each with the documents it asks for (Standard §6)."""
    return Category.objects.in_force(day).of(office).prefetch_related("needed_documents__kind")


def kind_of(category: Category) -> Kind:
    """The category as the narrowing questions look at it."""
    papers = frozenset(needed.kind.no for needed in category.needed_documents.all())
    return Kind(category.code, category.income_test, papers)


def unverified(category: Category) -> list[str]:
    """What the text of the decision known to the portal does not say, in words."""
    gaps = {
        _("how often it is paid"): category.frequency == Frequency.UNKNOWN,
        _("whether the income matters"): category.income_test == IncomeTest.UNKNOWN,
        _("by when to apply"): category.apply_within_months is None,
    }
    return [words for words, is_open in gaps.items() if is_open] if category.decision.last_known_edition else []


def compared(draft: DecisionDraft) -> list[Comparison]:
    """Every category of the draft beside the version in force: the changed ones first, those that stay last."""
    lines = draft.categories.select_related("replaces").prefetch_related("replaces__needed_documents__kind")
    shorts = {kind.no: kind for kind in DocumentKind.objects.of_standard()}
    found = [_comparison(line, shorts) for line in lines]
    return sorted(found, key=lambda each: list(Fate).index(each.fate))


def _comparison(line: DraftCategory, kinds: dict[int, DocumentKind]) -> Comparison:
    before = _words_before(line.replaces) if line.replaces else {}
    after = {} if line.ends else terms_in_words(line) | {_("Documents beside 1-5"): _papers_of(line, kinds)}
    rows = differences(before, after)
    return Comparison(line, fate_of(is_new=line.replaces is None, ends=line.ends, rows=rows), rows)


def _words_before(category: Category) -> dict[str, str]:
    own = [needed for needed in category.needed_documents.all() if not needed.kind.base]
    papers = [_paper(needed.kind, needed.note_kk, needed.note_ru) for needed in own]
    return terms_in_words(category) | {_("Documents beside 1-5"): "; ".join(papers)}


def _papers_of(line: DraftCategory, kinds: dict[int, DocumentKind]) -> str:
    return "; ".join(
        _paper(kinds[no], line.note_of(kinds[no], "kk"), line.note_of(kinds[no], "ru")) for no in line.numbers()
    )


def _paper(kind: DocumentKind, note_kk: str, note_ru: str) -> str:
    notes = " / ".join(note for note in (note_kk, note_ru) if note)
    return f"{kind} ({notes})" if notes else str(kind)


def drafts_open_to(user: Person) -> QuerySet[DecisionDraft]:
    """The drafts of the departments for which she enters decisions, published ones included."""
    found = DecisionDraft.objects.filter(office__in=offices_to_enter_for(user))
    return found.select_related("office", "copied_from", "begun_by", "published")


def versions_of(office: Office) -> QuerySet[MaslikhatDecision]:
    """The decisions of the office's maslikhat, the newest first, each with the number of its categories."""
    found = MaslikhatDecision.objects.of(office).order_by("-in_force_from")
    return found.annotate(categories_count=Count("categories"))


def successor_of(category: Category, day: date) -> Category | None:
    """The version of the same category that is in force on `day`, however many versions lie between."""
    seen: Category | None = category
    while seen is not None and not seen.is_in_force(day):
        seen = seen.successors.select_related("office").filter(in_force_from__lte=day).first()
    return seen
