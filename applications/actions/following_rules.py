"""Drafts that people have begun, when a new decision of the maslikhat comes into force (Standard §6)."""

from datetime import date, datetime

from django.db import transaction

from applications.actions.drafting import lay_out_checklist
from applications.models import Application
from applications.states import State
from entitlements.models import Category
from entitlements.queries import successor_of
from socialaid.audit.actions import record
from socialaid.lib.localized import localized
from socialaid.notices.actions.posting import post
from socialaid.notices.contacts import contact_of


def sweep(*, today: date, now: datetime) -> int:
    """Bring every draft whose category has ended to the rules in force; how many drafts were looked at."""
    outdated = Application.objects.filter(state=State.DRAFT, category__in_force_to__lt=today)
    found = list(outdated.order_by("pk").values_list("pk", flat=True))
    for pk in found:
        follow(draft_id=pk, today=today, now=now)
    return len(found)


@transaction.atomic
def follow(*, draft_id: int, today: date, now: datetime) -> Application | None:
    """Move one draft to the version of the same category in force today, or say kindly that there is none.

    Answers and documents stay. Doing it twice does no harm; None where nothing was to be done.
    """
    drafts = Application.objects.select_for_update(of=("self",), skip_locked=True)
    draft = drafts.select_related("applicant__user", "office", "category").filter(pk=draft_id).first()
    if draft is None or draft.state != State.DRAFT or draft.category.is_in_force(today):
        return None
    before, after = draft.category, successor_of(draft.category, today)
    if after is None or after.by_list:
        _tell(draft, "rules_ended", before, before, now)
        return None
    draft.category = after
    draft.save(update_fields=["category"])
    lay_out_checklist(draft)
    codes = {"draft": draft.pk, "before": before.code, "after": after.code}
    record(act="application.rules_followed", by=None, office=draft.office.code, facts=codes, now=now)
    _tell(draft, "rules_changed", before, after, now)
    return draft


def _tell(draft: Application, letter: str, before: Category, after: Category, now: datetime) -> None:
    user = draft.applicant.user
    if user is None:
        return
    contact = contact_of(user)
    post(
        letter=f"applications/{letter}",
        to=contact,
        key=f"{letter}:draft-{draft.pk}:{before.pk}",
        facts={
            "category": localized(after, "title", contact.language),
            "office": localized(draft.office, "short_name", contact.language),
            "office_address": localized(draft.office, "address", contact.language),
            "office_phone": ", ".join(draft.office.phones),
        },
        path=draft.get_public_url(),
        now=now,
    )
