"""Keeping what is typed into a draft before it is saved, so that no broken line and no other device loses it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications import kept
from applications.kept import KeptStep, Stamp, Verdict
from applications.models import Application
from applications.states import State
from socialaid.lib.refused import Refused

ELSEWHERE = _(
    "This step was changed on another device or page after you opened it here. What you typed is still on this page. "
    "Press “Save and continue” once more to keep yours, or open the step anew to see the other."
)
TOO_LONG = _("This text is too long to be kept. Please shorten it.")
SENT_ALREADY = _("This application has been sent already. Open it to see how it goes.")


def held_draft(draft: Application) -> Application:
    """The draft, held until the end of the transaction; raises Refused where it has been sent already."""
    own = Application.objects.hold(draft.pk)
    if own.state != State.DRAFT:
        raise Refused(SENT_ALREADY)
    return own


@transaction.atomic
def keep(*, draft: Application, stamp: Stamp, texts: Mapping[str, str]) -> KeptStep:
    """Keep the raw text of one step, valid or not; a writing overtaken by a later one of its page changes nothing.

    Raises Refused where another page wrote this step meanwhile, where a text is too long, and for a sent application.
    """
    own = held_draft(draft)
    steps = kept.read(own.kept)
    known = steps.get(stamp.step)
    if known is not None and kept.verdict(known, stamp) is Verdict.LATE:
        return known
    _check(known, stamp)
    if not kept.fits(texts) or len(steps) >= kept.STEPS_MOST:
        raise Refused(TOO_LONG)
    now_kept = kept.written(known, stamp, texts)
    _put(own, steps | {stamp.step: now_kept}, stamp.at)
    return now_kept


def settle(own: Application, stamp: Stamp) -> None:
    """A held draft's step is being saved: its raw text goes, without saving the draft.

    Raises Refused where another page wrote this step meanwhile.
    """
    steps = kept.read(own.kept)
    known = steps.get(stamp.step)
    _check(known, stamp)
    own.kept = kept.write(steps | {stamp.step: kept.written(known, stamp, {})})
    own.touched_at, own.warned_at = stamp.at, None


def save_settled(own: Application, stamp: Stamp) -> None:
    """The same, where the draft itself is not saved otherwise."""
    settle(own, stamp)
    own.save(update_fields=["kept", "touched_at", "warned_at"])


def drop(own: Application, wanted: Callable[[str], bool]) -> None:
    """Let the raw text of the steps go for which `wanted` holds, because what they were about is gone."""
    steps = kept.read(own.kept)
    own.kept = kept.write({step: row for step, row in steps.items() if not wanted(step)})
    own.save(update_fields=["kept"])


def _check(known: KeptStep | None, stamp: Stamp) -> None:
    if kept.verdict(known, stamp) is Verdict.ELSEWHERE:
        raise Refused(ELSEWHERE)


@transaction.atomic
def forget(*, draft: Application, stamp: Stamp) -> None:
    """Let the raw text of a step go: the step shows again what was saved."""
    own = held_draft(draft)
    steps = kept.read(own.kept)
    _put(own, steps | {stamp.step: kept.written(steps.get(stamp.step), stamp, {})}, stamp.at)


def _put(own: Application, steps: kept.Steps, at: datetime) -> None:
    own.kept, own.touched_at, own.warned_at = kept.write(steps), at, None
    own.save(update_fields=["kept", "touched_at", "warned_at"])


def touch(*, draft: Application, now: datetime) -> None:
    """The person has worked on her draft: it is kept for the whole time again. A sent application stays as it is."""
    Application.objects.filter(pk=draft.pk, state=State.DRAFT).update(touched_at=now, warned_at=None)
