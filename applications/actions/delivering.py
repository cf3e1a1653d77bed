"""The result reaches the applicant: by visit or by post (Standard §16)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.moving import write_down
from applications.actions.settling import close_when_complete, settle
from applications.actions.taking_part import note_part
from applications.actions.telling import tell
from applications.models import Application, DeliveryState, Part, ResultDelivery
from applications.states import Outcome, State
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused


@transaction.atomic
def hand_over(*, application: Application, to_whom: str, by: User, today: date, now: datetime) -> ResultDelivery:
    """Hand the department's decision over at the counter, to a named person."""
    if not to_whom.strip():
        raise Refused(_("Write the name of the person who took the decision."), "to_whom")
    changes = {"state": DeliveryState.HANDED_OVER, "to_whom": to_whom.strip()}
    return _deliver(application, changes, letter="handed_over", on=today, by=by, now=now)


@transaction.atomic
def post_result(
    *, application: Application, tracking_number: str, posted_on: date, by: User, today: date, now: datetime
) -> ResultDelivery:
    """Note that the department's decision was posted, with the post's tracking number."""
    if not tracking_number.strip():
        raise Refused(_("Write the tracking number from the post's receipt."), "tracking_number")
    if posted_on > today:
        raise Refused(_("The day of posting cannot be after today."), "posted_on")
    changes = {"state": DeliveryState.POSTED, "tracking_number": tracking_number.strip()}
    return _deliver(application, changes, letter="posted", on=posted_on, by=by, now=now)


@transaction.atomic
def note_return(*, application: Application, by: User, now: datetime) -> ResultDelivery:
    """A posted letter came back: the result waits for the applicant again, in safe keeping (Standard §18(6))."""
    delivery = _locked_delivery(application)
    if not rules.may_deliver(by, application):
        raise Refused(_("Only a specialist of this department notes that a letter came back."))
    if delivery.state != DeliveryState.POSTED:
        raise Refused(_("Only a posted letter can come back."))
    delivery.state = DeliveryState.RETURNED
    delivery.save(update_fields=["state"])
    write_down(application, "delivery.returned", by=by, now=now)
    return delivery


def _deliver(
    application: Application, changes: dict[str, Any], *, letter: str, on: date, by: User, now: datetime
) -> ResultDelivery:
    delivery = _locked_delivery(application)
    if delivery.is_delivered:
        return delivery
    if not rules.may_deliver(by, application):
        raise Refused(_("The result can be delivered once the department's decision is signed."))
    _check_not_before_signing(application, on)
    for field, value in changes.items():
        setattr(delivery, field, value)
    delivery.delivered_on, delivery.delivered_by = on, by
    delivery.save()
    note_part(application=application, user=by, part=Part.DELIVERY, now=now)
    write_down(application, f"delivery.{letter}", by=by, now=now, facts={"on": on.isoformat()})
    once = f"{on.isoformat()}:{delivery.tracking_number}"
    tell(application, letter, once=once, now=now, tracking_number=delivery.tracking_number)
    _follow_up(application, delivery, on=on, by=by, now=now)
    return delivery


def _check_not_before_signing(application: Application, on: date) -> None:
    decision = application.commission_decisions.select_related("department_decision").get(superseded=False)
    if on < decision.department_decision.signed_on:
        raise Refused(_("The result cannot be delivered before the decision was signed."), "posted_on")


def _follow_up(application: Application, delivery: ResultDelivery, *, on: date, by: User, now: datetime) -> None:
    if application.outcome == Outcome.REFUSED and application.state == State.ORDERED:
        settle(application=application, done_on=on, reference=delivery.tracking_number, by=by, now=now)
    else:
        close_when_complete(application=application, by=by, now=now)


def _locked_delivery(application: Application) -> ResultDelivery:
    locked = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    application.state, application.paid_in_full_on = locked.state, locked.paid_in_full_on
    delivery = ResultDelivery.objects.filter(application=application).first()
    if delivery is None:
        raise Refused(_("The result can be delivered once the department's decision is signed."))
    return delivery
