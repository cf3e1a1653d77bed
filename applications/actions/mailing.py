"""Letters on paper, and letters that could not be delivered: what a specialist does with them by hand."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from applications import rules
from offices.models import Office
from offices.wording import office_facts
from socialaid.accounts.models import User
from socialaid.accounts.phones import clean_phone
from socialaid.audit.actions import record
from socialaid.lib.doorbell import ring
from socialaid.lib.refused import Refused
from socialaid.lib.words import plain_date
from socialaid.notices.models import SENT_BY_PROGRAM, Channel, Delivery, DeliveryState
from socialaid.prints.actions.freezing import freeze
from socialaid.prints.models import Print


@transaction.atomic
def print_letter(*, delivery: Delivery, by: User, now: datetime) -> Print:
    """The letter as a sheet for the envelope; printed again it is the same sheet."""
    held = _held(delivery, by)
    if held.channel not in (Channel.POST, Channel.COUNTER):
        raise Refused(_("This letter does not go out on paper."))
    notice = held.notice
    return freeze(
        kind="letter",
        number=f"L-{held.pk}",
        facts=_facts(held),
        path=f"cases/{notice.number}" if notice.number else "",
        office=notice.office,
        now=now,
    )


def _facts(delivery: Delivery) -> dict[str, Any]:
    notice = delivery.notice
    with override(notice.language):
        day = plain_date(localtime(notice.posted_at))
    return {
        "office": office_facts(Office.objects.get(code=notice.office)),
        "to_name": notice.to_name,
        "to_address": delivery.address,
        "number": notice.number or f"L-{delivery.pk}",
        "day": day,
        "subject": notice.subject,
        "body": notice.body,
        "language": notice.language,
    }


@transaction.atomic
def mark_posted(
    *, delivery: Delivery, posted_on: date, tracking_number: str, by: User, today: date, now: datetime
) -> Delivery:
    """Note the day on which a letter was posted, and its number at the post where it has one; again changes nothing."""
    held = _held(delivery, by)
    if held.state == DeliveryState.SENT:
        return held
    if held.channel != Channel.POST or held.state != DeliveryState.WAITING:
        raise Refused(_("Only a letter that waits for the post can be posted."))
    if posted_on > today:
        raise Refused(_("The day of posting cannot be after today."), "posted_on")
    if posted_on < localtime(held.notice.posted_at).date():
        raise Refused(_("The letter was written later than that."), "posted_on")
    held.posted_on, held.tracking_number = posted_on, tracking_number.strip()
    return _sent(held, "letters.posted", by, now)


@transaction.atomic
def hand_letter_over(*, delivery: Delivery, by: User, now: datetime) -> Delivery:
    """Note that a letter was collected at the counter; again changes nothing."""
    held = _held(delivery, by)
    if held.state == DeliveryState.SENT:
        return held
    if held.channel != Channel.COUNTER:
        raise Refused(_("Only a letter that waits at the counter can be handed over there."))
    return _sent(held, "letters.handed_over", by, now)


def _sent(held: Delivery, act: str, by: User, now: datetime) -> Delivery:
    held.state, held.sent_at, held.next_try_at = DeliveryState.SENT, now, None
    held.save()
    _write_down(act, held, by, now)
    return held


@transaction.atomic
def note_came_back(*, delivery: Delivery, reason: str, by: User, today: date, now: datetime) -> Delivery:
    """Note that the post brought a letter back, and why; it is then among the letters that reached nobody."""
    held = _held(delivery, by)
    if held.came_back_on:
        return held
    if held.channel != Channel.POST or held.state != DeliveryState.SENT:
        raise Refused(_("Only a posted letter can come back."))
    if not reason.strip():
        raise Refused(_("Write why the letter came back; it stands on the envelope."), "reason")
    held.state, held.sent_at, held.came_back_on = DeliveryState.FAILED, None, today
    held.error = reason.strip()[:200]
    held.save()
    _write_down("letters.came_back", held, by, now)
    return held


@transaction.atomic
def send_again(*, delivery: Delivery, address: str, by: User, now: datetime) -> Delivery:
    """Send a letter that could not be delivered to `address`, the mended one; a letter on its way is left alone."""
    held = _held(delivery, by)
    if held.state != DeliveryState.FAILED:
        return held
    held.address = _CLEAN[Channel(held.channel)](address.strip())
    held.state, held.attempts, held.next_try_at, held.error = DeliveryState.WAITING, 0, now, ""
    held.posted_on, held.tracking_number, held.came_back_on = None, "", None
    held.save()
    if held.channel in SENT_BY_PROGRAM:
        ring("notices.deliver", held.pk)
    _write_down("letters.sent_again", held, by, now)
    return held


def _email(address: str) -> str:
    try:
        validate_email(address)
    except ValidationError as error:
        raise Refused(_("This is no e-mail address. Look for a missing dot or @."), "address") from error
    return address


def _phone(address: str) -> str:
    phone = clean_phone(address)
    if not phone:
        raise Refused(_("Write a mobile phone of Kazakhstan with its code, for example 8 701 234 56 78."), "address")
    return phone


def _place(address: str) -> str:
    if not address:
        raise Refused(_("Write the address to which letters are posted."), "address")
    return address


_CLEAN = {Channel.EMAIL: _email, Channel.SMS: _phone, Channel.POST: _place}


def _held(delivery: Delivery, by: User) -> Delivery:
    held = Delivery.objects.select_for_update(of=("self",)).select_related("notice").get(pk=delivery.pk)
    codes = {office.code for office in rules.letter_offices(by)}
    if held.notice.office not in codes or held.notice.user_id == by.pk:
        raise Refused(_("Only the people of this department send its letters."))
    return held


def _write_down(act: str, delivery: Delivery, by: User, now: datetime) -> None:
    notice = delivery.notice
    facts = {"letter": notice.letter, "channel": delivery.channel}
    record(act=act, by=by, number=notice.number, office=notice.office, now=now, facts=facts)
