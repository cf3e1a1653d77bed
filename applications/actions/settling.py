"""Settled and closed: the money has moved or the refusal was delivered; then everything is done."""

from datetime import date, datetime

from django.db import transaction

from applications.actions.moving import move
from applications.models import Application
from applications.states import Outcome, State
from deadlines.actions.finishing import finish
from socialaid.accounts.models import User


@transaction.atomic
def settle(*, application: Application, done_on: date, reference: str, by: User, now: datetime) -> Application:
    """Settle a case on the bank's value date of the first payment, or the day the refusal was delivered.

    The limit of Standard §7(1) ends with that day; `reference` is the bank's or the post's.
    """
    move(application, "application.settled", by=by, now=now, facts={"done_on": done_on.isoformat()})
    decision = application.commission_decisions.select_related("due").get(superseded=False)
    finish(due=decision.due, done_on=done_on, reference=reference, by=by, now=now)
    close_when_complete(application=application, by=by, now=now)
    return application


@transaction.atomic
def paid_in_full(*, application: Application, on: date, by: User, now: datetime) -> Application:
    """Note that every payment of the case has been made, the last one with the value date `on`."""
    application.paid_in_full_on = on
    application.save(update_fields=["paid_in_full_on"])
    close_when_complete(application=application, by=by, now=now)
    return application


def close_when_complete(*, application: Application, by: User, now: datetime) -> bool:
    """Close a settled case once every payment is made and the result delivered; it follows by itself."""
    if application.state != State.SETTLED:
        return False
    paid = application.outcome == Outcome.REFUSED or application.paid_in_full_on is not None
    if not paid or not application.result_delivery.is_delivered:
        return False
    move(application, "application.closed", by=by, now=now)
    return True
