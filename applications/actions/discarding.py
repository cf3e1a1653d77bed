"""Letting drafts go: at the wish of the person, or when nobody has touched them for long, never without a warning."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from applications import rules
from applications.actions.keeping import held_draft
from applications.actions.moving import move
from applications.keeping_time import KeepingTime
from applications.models import Application
from applications.queries import kept_until
from applications.states import State
from socialaid.accounts.models import User
from socialaid.audit.actions import record
from socialaid.files.actions import discard
from socialaid.files.models import StoredFile
from socialaid.lib.localized import localized
from socialaid.lib.refused import Refused
from socialaid.notices.actions.posting import post
from socialaid.notices.contacts import contact_of


@transaction.atomic
def throw_away(*, draft: Application, by: User, now: datetime) -> None:
    """Delete a draft with all that was typed and uploaded into it; the record keeps only that it happened."""
    own = held_draft(draft)
    if not rules.is_own(by, own):
        raise Refused(_("Only the applicant can do this."))
    move(own, "application.withdrawn", by=by, now=now)
    _delete(own, "draft.thrown_away", by=by, now=now)


def sweep(*, time: KeepingTime, today: date, now: datetime) -> int:
    """Warn of the drafts that end soon and delete those that have ended; how many drafts were looked at.

    Late, twice or in two places at once it does no harm: each draft is one transaction, and a draft held by somebody
    else waits for the next sweep.
    """
    untouched_since = now - timedelta(days=time.kept_days - time.warning_days - 1)
    old = Application.objects.filter(state=State.DRAFT, touched_at__lt=untouched_since)
    found = list(old.order_by("touched_at").values_list("pk", flat=True))
    for pk in found:
        look_at(draft_id=pk, time=time, today=today, now=now)
    return len(found)


@transaction.atomic
def look_at(*, draft_id: int, time: KeepingTime, today: date, now: datetime) -> None:
    """Warn about one draft, or delete it where its last day, told in the warning, has passed."""
    drafts = Application.objects.select_for_update(of=("self",), skip_locked=True)
    draft = drafts.select_related("applicant__user", "office", "category").filter(pk=draft_id).first()
    if draft is None or draft.state != State.DRAFT or draft.applicant.user is None:
        return
    if draft.warned_at is None:
        _warn_in_time(draft, time=time, today=today, now=now)
    elif today > kept_until(draft, time):
        _delete(draft, "draft.expired", by=None, now=now)


def _warn_in_time(draft: Application, *, time: KeepingTime, today: date, now: datetime) -> None:
    if today < time.warn_on(timezone.localdate(draft.touched_at)):
        return
    draft.warned_at = now
    draft.save(update_fields=["warned_at"])
    contact = contact_of(draft.applicant.user)
    with override(contact.language):
        last_day = date_format(kept_until(draft, time), "DATE_FORMAT")
    post(
        letter="applications/draft_ends",
        to=contact,
        key=f"draft_ends:draft-{draft.pk}:{draft.touched_at.isoformat()}",
        facts={
            "category": localized(draft.category, "title", contact.language),
            "office": localized(draft.office, "short_name", contact.language),
            "office_phone": ", ".join(draft.office.phones),
            "last_day": last_day,
        },
        path=draft.get_public_url(),
        now=now,
    )


def _delete(draft: Application, act: str, *, by: User | None, now: datetime) -> None:
    files = list(StoredFile.objects.filter(pk__in=draft.documents.values("scans__file")))
    facts = {"draft": draft.pk, "files": len(files)}
    record(act=act, by=by, path=f"drafts/{draft.pk}", office=draft.office.code, facts=facts, now=now)
    draft.delete()
    for stored in files:
        discard(stored=stored)
