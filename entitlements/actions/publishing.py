"""A new decision comes into force: the old version gets its last day, the new one its rows (Standard §6)."""

import re
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from entitlements import rules
from entitlements.actions.drafting import check_first_day, check_open, hold, write_down
from entitlements.models import Category, DecisionDraft, DocumentKind, DraftCategory, MaslikhatDecision, NeededDocument
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused

YEAR_AT_END = re.compile(r"-\d{4}(-\d+)?$")
STEM_LENGTH = 60
ONE_DAY = timedelta(days=1)


@transaction.atomic
def publish(*, draft: DecisionDraft, revision: int, by: User, today: date, now: datetime) -> MaslikhatDecision:
    """Publish the draft as it was seen at `revision`: in force from its day, the version before ends the day before.

    Cases keep the version of their filing day. Raises Refused where somebody changed or published it meanwhile.
    """
    own = hold(draft.pk)
    check_open(own)
    if not rules.may_publish(by, own.office):
        raise Refused(_("Only the head of this department can publish the decision."))
    if own.revision != revision:
        raise Refused(_("The draft has been changed since you looked at it. Look at the comparison again."))
    lines = list(own.categories.filter(ends=False).select_related("replaces"))
    _check_ready(own, lines, today)
    _end_the_version_before(own)
    decision = _write_decision(own)
    _write_categories(decision, lines)
    own.published, own.published_by = decision, by
    own.save(update_fields=["published", "published_by"])
    write_down(own, "rules.published", by=by, now=now, facts=_facts(own, decision, len(lines)))
    return decision


def _check_ready(draft: DecisionDraft, lines: list[DraftCategory], today: date) -> None:
    check_first_day(draft.in_force_from, today)
    if not lines:
        raise Refused(_("The decision has no category yet. Add at least one."))
    before = MaslikhatDecision.objects.of(draft.office).newest()
    if (before.pk if before else None) != draft.copied_from_id:
        raise Refused(_("Another decision has come between. Throw this draft away and begin from the present rules."))
    if before and draft.in_force_from <= before.in_force_from:
        raise Refused(_("The version before begins on that day or later. Choose a later day."), "in_force_from")
    same = MaslikhatDecision.objects.of(draft.office).filter(number=draft.number, adopted_on=draft.adopted_on)
    if same.exists():
        raise Refused(_("A decision with this number and day is known already. Check both."), "number")


def _end_the_version_before(draft: DecisionDraft) -> None:
    if draft.copied_from_id is None:
        return
    last_day = draft.in_force_from - ONE_DAY
    MaslikhatDecision.objects.filter(pk=draft.copied_from_id).update(in_force_to=last_day)
    Category.objects.filter(decision=draft.copied_from_id, in_force_to=None).update(in_force_to=last_day)


def _write_decision(draft: DecisionDraft) -> MaslikhatDecision:
    return MaslikhatDecision.objects.create(
        code=f"{draft.office.code}-{draft.adopted_on:%Y-%m-%d}-{draft.pk}",
        office=draft.office,
        number=draft.number,
        adopted_on=draft.adopted_on,
        registered=draft.registered,
        title_kk=draft.title_kk,
        title_ru=draft.title_ru,
        title_en=draft.title_en,
        in_force_from=draft.in_force_from,
    )


def _write_categories(decision: MaslikhatDecision, lines: list[DraftCategory]) -> None:
    kinds = list(DocumentKind.objects.of_standard())
    for line in lines:
        category = Category.objects.create(
            code=_free_code(line, decision),
            decision=decision,
            office=decision.office,
            replaces=line.replaces,
            in_force_from=decision.in_force_from,
            **line.terms,
        )
        NeededDocument.objects.bulk_create(_needed(category, line, kinds))


def _needed(category: Category, line: DraftCategory, kinds: list[DocumentKind]) -> list[NeededDocument]:
    """The base set and the category's own documents; none where it is paid by a list (Standard §12)."""
    if line.by_list:
        return []
    own = set(line.numbers())
    return [_need(category, line, kind) for kind in kinds if kind.base or kind.no in own]


def _need(category: Category, line: DraftCategory, kind: DocumentKind) -> NeededDocument:
    """A document that no longer exists takes its note from its kind: the note says why it is not needed."""
    need = NeededDocument(category=category, kind=kind, needed_by_default=kind.needed_by_default)
    for language in ("kk", "ru", "en"):
        own = line.note_of(kind, language) if kind.needed_by_default else getattr(kind, f"note_{language}")
        setattr(need, f"note_{language}", own)
    return need


def _free_code(line: DraftCategory, decision: MaslikhatDecision) -> str:
    """A code like those before it: akkol-burial-2026, and -2 behind it where that is taken."""
    stem = YEAR_AT_END.sub("", line.replaces.code) if line.replaces else _stem_of_new(line, decision)
    code = f"{stem[:STEM_LENGTH]}-{decision.adopted_on.year}"
    taken = set(Category.objects.filter(code__startswith=code).values_list("code", flat=True))
    free = (f"{code}-{number}" for number in range(2, len(taken) + 3))
    return code if code not in taken else next(each for each in free if each not in taken)


def _stem_of_new(line: DraftCategory, decision: MaslikhatDecision) -> str:
    return f"{decision.office.code}-{slugify(line.title_en) or line.topic}"


def _facts(draft: DecisionDraft, decision: MaslikhatDecision, categories: int) -> dict[str, str | int]:
    return {
        "decision": decision.code,
        "in_force_from": decision.in_force_from.isoformat(),
        "ends": draft.copied_from.code if draft.copied_from else "",
        "categories": categories,
    }
