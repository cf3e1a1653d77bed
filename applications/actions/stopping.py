"""Stopping a case on a coded ground (Standard §17)."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.moving import move
from applications.actions.telling import tell
from applications.models import Application, Part, RefusalGround
from applications.states import State
from deadlines.actions.finishing import call_off
from socialaid.accounts.models import User
from socialaid.lib.localized import localized
from socialaid.lib.refused import Refused


@transaction.atomic
def stop(*, application: Application, ground: RefusalGround, words: str, by: User, now: datetime) -> Application:
    """Stop a case because of incomplete or unreliable information; the applicant reads the words (Standard §17).

    Only the head does it, never the program. Days that run for a decided case are called off, and what it owes is no
    longer paid. A second click changes nothing. Raises Refused without words, for a ground that is not one of this
    paragraph, and once the payment has been approved.
    """
    own = Application.objects.hold(application.pk)
    if own.state == State.STOPPED:
        return own
    _check(own, ground, words, by)
    facts = {"ground": ground.code}
    move(own, "application.stopped", by=by, now=now, facts=facts, stop_ground=ground, stop_words=words.strip())
    _call_off_the_days(own, by=by, now=now)
    tell(own, "stopped", once="1", now=now, words=words.strip(), ground=partial(localized, ground, "name"))
    return own


def _check(application: Application, ground: RefusalGround, words: str, by: User) -> None:
    if not rules.heads(by, application):
        raise Refused(_("Only the head of the department can stop a case."))
    if application.participations.filter(part=Part.PAYMENT_APPROVAL).exists():
        raise Refused(_("The payment has been approved and may be on its way: the case can no longer be stopped."))
    if not ground.is_of_paragraph_17:
        raise Refused(_("Choose a ground from the list."), "ground")
    if not words.strip():
        raise Refused(_("Write what is wrong and where the applicant can put it right."), "words")


def _call_off_the_days(application: Application, *, by: User, now: datetime) -> None:
    decision = application.commission_decisions.select_related("due").filter(superseded=False).first()
    if decision and decision.due.is_running:
        call_off(due=decision.due, on=localdate(now), by=by, now=now, reason="stopped")
