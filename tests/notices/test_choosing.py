import pytest

from socialaid.notices.actions.choosing import ways
from socialaid.notices.contacts import Contact
from socialaid.notices.models import Wishes
from socialaid.notices.registry import Audience, LetterKind

LEGAL = LetterKind(title="-", sms="-")
REMINDER = LetterKind(title="-", optional=True)
TO_STAFF = LetterKind(title="-", audience=Audience.STAFF)
PHONE, HOUSE, OFFICE_PHONE = "+77012345678", "Абай, 5", "+77162250000"


def to(**reached) -> Contact:
    return Contact(**{"user_id": None, "email": "", "language": "kk", **reached})


def channels(contact: Contact, kind: LetterKind = LEGAL, wishes: Wishes | None = None) -> list[str]:
    return [str(channel) for channel, _address in ways(contact, kind, wishes, str(kind.sms))]


@pytest.mark.parametrize(
    ("contact", "found"),
    [
        (to(user_id=1, email="a@b.kz", phone=PHONE), ["portal", "email", "sms"]),
        (to(user_id=1), ["portal"]),
        (to(phone=PHONE), ["sms"]),
        (to(phone=OFFICE_PHONE), ["counter"]),
        (to(), ["counter"]),
        (to(address=HOUSE), ["counter"]),
        (to(address=HOUSE, by_post=True), ["post"]),
        (to(by_post=True), ["counter"]),
        (to(email="a@b.kz", address=HOUSE, by_post=True), ["email"]),
    ],
)
def test_letter_goes_by_every_way_there_is_and_on_paper_where_there_is_none(contact, found):
    assert channels(contact) == found


def test_letter_without_a_short_form_never_rings_a_phone():
    assert channels(to(phone=PHONE), LetterKind(title="-")) == ["counter"]


def test_letter_is_not_sent_as_short_message_where_the_portal_has_no_gateway(settings):
    settings.SMS_GATEWAY = "off"

    assert channels(to(phone=PHONE)) == ["counter"]


@pytest.mark.parametrize(
    ("wishes", "found"),
    [
        (Wishes(email=False), ["portal", "sms"]),
        (Wishes(sms=False), ["portal", "email"]),
        (Wishes(post=True, address=HOUSE), ["portal", "email", "sms", "post"]),
        (Wishes(reminders=False), ["portal", "email", "sms"]),
    ],
)
def test_letter_follows_the_wishes_of_an_account(wishes, found):
    assert channels(to(user_id=1, email="a@b.kz", phone=PHONE), LEGAL, wishes) == found


def test_reminder_stays_in_the_portal_for_who_wants_none():
    contact = to(user_id=1, email="a@b.kz")

    assert channels(contact, REMINDER) == ["portal", "email"]
    assert channels(contact, REMINDER, Wishes(reminders=False)) == ["portal"]


def test_letter_to_staff_is_never_printed():
    assert channels(to(), TO_STAFF) == []
