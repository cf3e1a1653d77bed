"""Entering a new decision: begun as a copy of what is in force, then changed category by category (Standard §6)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from entitlements import rules
from entitlements.models import Category, DecisionDraft, DraftCategory, MaslikhatDecision
from offices.models import Office
from offices.queries import roles_in
from socialaid.accounts.models import User
from socialaid.audit.actions import record
from socialaid.lib.refused import Refused

LANGUAGES = ("kk", "ru", "en")


def begin(*, office: Office, facts: Mapping[str, Any], by: User, today: date, now: datetime) -> DecisionDraft:
    """Begin a draft for the office with a copy of its present categories; one draft at a time in an office."""
    _check_may_enter(by, office)
    check_facts(facts, today)
    try:
        return _begin(office, facts, by, now)
    except IntegrityError:
        raise Refused(_("A new decision of this department is being entered already. Go on with that one.")) from None


@transaction.atomic
def _begin(office: Office, facts: Mapping[str, Any], by: User, now: datetime) -> DecisionDraft:
    present = MaslikhatDecision.objects.of(office).newest()
    draft = DecisionDraft.objects.create(office=office, copied_from=present, begun_by=by, begun_at=now, **facts)
    DraftCategory.objects.bulk_create(_copy(category, draft) for category in _lasting(present))
    write_down(draft, "rules.begun", by=by, now=now, facts={"copied_from": present.code if present else ""})
    return draft


def _lasting(decision: MaslikhatDecision | None) -> list[Category]:
    rows = Category.objects.filter(decision=decision, in_force_to=None) if decision else Category.objects.none()
    return list(rows.prefetch_related("needed_documents__kind"))


def _copy(category: Category, draft: DecisionDraft) -> DraftCategory:
    papers = {
        str(needed.kind.no): {language: getattr(needed, f"note_{language}") for language in LANGUAGES}
        for needed in category.needed_documents.all()
        if not needed.kind.base
    }
    return DraftCategory(draft=draft, replaces=category, papers=papers, **category.terms)


def check_facts(facts: Mapping[str, Any], today: date) -> None:
    """Raise Refused where the days of a decision cannot be: adopted in the future, or in force before tomorrow."""
    if facts["adopted_on"] > today:
        raise Refused(_("The day of adoption cannot be in the future."), "adopted_on")
    check_first_day(facts["in_force_from"], today)


def check_first_day(first_day: date, today: date) -> None:
    """Raise Refused unless the rules begin tomorrow or later: what was filed by today keeps the present ones."""
    if first_day <= today:
        raise Refused(
            _("The earliest day is tomorrow: whoever has applied by today keeps the present rules."), "in_force_from"
        )


@transaction.atomic
def change_facts(*, draft: DecisionDraft, facts: Mapping[str, Any], by: User, today: date, now: datetime) -> None:
    """Change number, days or titles of a draft."""
    own = _held_for(draft, by)
    check_facts(facts, today)
    for column, value in facts.items():
        setattr(own, column, value)
    _grown(own, "rules.changed", by=by, now=now)


@transaction.atomic
def add_category(
    *, draft: DecisionDraft, terms: Mapping[str, Any], papers: Mapping[str, Any], by: User, now: datetime
) -> DraftCategory:
    """Add a category that was not there before."""
    own = _held_for(draft, by)
    category = DraftCategory.objects.create(draft=own, papers=dict(papers), **terms)
    _grown(own, "rules.category_added", by=by, now=now, facts={"line": category.pk})
    return category


@transaction.atomic
def change_category(
    *, category: DraftCategory, terms: Mapping[str, Any], papers: Mapping[str, Any], by: User, now: datetime
) -> None:
    """Change the terms or the documents of a category of the draft."""
    own = _held_for(category.draft, by)
    line = own.categories.get(pk=category.pk)
    for column, value in terms.items():
        setattr(line, column, value)
    line.papers = dict(papers)
    line.save()
    _grown(own, "rules.category_changed", by=by, now=now, facts=_about(line))


@transaction.atomic
def drop_category(*, category: DraftCategory, by: User, now: datetime) -> None:
    """Leave a category out: one that was in force ends with the old version, one only entered here is forgotten."""
    own = _held_for(category.draft, by)
    line = own.categories.filter(pk=category.pk).first()
    if line is None:
        return
    facts = _about(line)
    if line.replaces_id is None:
        line.delete()
    else:
        own.categories.filter(pk=line.pk).update(ends=True)
    _grown(own, "rules.category_dropped", by=by, now=now, facts=facts)


@transaction.atomic
def restore_category(*, category: DraftCategory, by: User, now: datetime) -> None:
    """Take a dropped category in again."""
    own = _held_for(category.draft, by)
    own.categories.filter(pk=category.pk).update(ends=False)
    _grown(own, "rules.category_restored", by=by, now=now, facts=_about(category))


@transaction.atomic
def discard(*, draft: DecisionDraft, by: User, now: datetime) -> None:
    """Throw a draft away; the record keeps that it was there."""
    own = _held_for(draft, by)
    write_down(own, "rules.discarded", by=by, now=now)
    own.delete()


def hold(draft_id: int) -> DecisionDraft:
    """The draft with its row locked until the end of the transaction."""
    # Whoever published it is read after the lock: a join that waited for the row still shows nobody.
    locked = DecisionDraft.objects.select_for_update(of=("self",)).select_related("office")
    draft = locked.filter(pk=draft_id).first()
    if draft is None:
        raise Refused(_("This draft has been thrown away meanwhile."))
    return draft


def check_open(draft: DecisionDraft) -> None:
    """Raise Refused where the decision has been published already, with the name of whoever did it."""
    if draft.published_id is not None:
        name = draft.published_by.full_name if draft.published_by else ""
        raise Refused(_("%(name)s has published this decision already.") % {"name": name})


def _held_for(draft: DecisionDraft, by: User) -> DecisionDraft:
    own = hold(draft.pk)
    _check_may_enter(by, own.office)
    check_open(own)
    return own


def _check_may_enter(by: User, office: Office) -> None:
    if not rules.may_enter(by, office):
        raise Refused(_("Only the head of this department or her deputy can enter its maslikhat's decision."))


def _grown(draft: DecisionDraft, act: str, *, by: User, now: datetime, facts: Mapping[str, Any] | None = None) -> None:
    draft.revision += 1
    draft.save()
    write_down(draft, act, by=by, now=now, facts=facts)


def _about(line: DraftCategory) -> dict[str, Any]:
    return {"line": line.pk, "category": line.replaces.code if line.replaces else ""}


def write_down(
    draft: DecisionDraft, act: str, *, by: User, now: datetime, facts: Mapping[str, Any] | None = None
) -> None:
    """Add a line about the draft to the record."""
    record(
        act=act,
        by=by,
        role=roles_in(by, draft.office),
        number=draft.number,
        path=f"rules/{draft.pk}",
        office=draft.office.code,
        facts={"revision": draft.revision, **(facts or {})},
        now=now,
    )
