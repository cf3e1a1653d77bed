import pytest
from django.core import mail
from django.test import Client, override_settings

from socialaid.accounts.models import User
from socialaid.lib import sms
from socialaid.lib.identifiers import phone_groups
from tests.accounts.conftest import PASSWORD, code_in_letter, code_in_sms, is_signed_in, sign_in, sign_up

PHONE = "+77012345678"
VERIFY = "/kk/account/phone/verify/"
pytestmark = pytest.mark.django_db


def test_sign_up_by_phone_is_confirmed_by_the_code_of_the_message(passer_by):
    assert sign_up(passer_by, "8 (701) 234-56-78") == VERIFY
    assert not is_signed_in(passer_by)

    passer_by.post(VERIFY, {"code": code_in_sms()})

    user = User.objects.get(phone=PHONE)
    assert is_signed_in(passer_by)
    assert user.phone_confirmed_at is not None
    assert user.language == "kk"
    assert PHONE not in user.username


def test_sign_up_by_email_is_confirmed_by_the_code_of_the_letter(passer_by):
    assert sign_up(passer_by, "Aigul@Mail.kz") == "/kk/account/confirm-email/"

    passer_by.post("/kk/account/confirm-email/", {"code": code_in_letter()})

    assert is_signed_in(passer_by)
    assert User.objects.get().email == "aigul@mail.kz"
    assert "aigul" not in User.objects.get().username


def test_wrong_code_lets_nobody_in_and_three_end_the_attempt(passer_by):
    sign_up(passer_by, PHONE)

    answers = [passer_by.post(VERIFY, {"code": "000000"}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert not is_signed_in(passer_by)
    assert User.objects.get().phone_confirmed_at is None


@pytest.mark.parametrize("typed", ["123", "aigul@", "+1 202 555 0143", "8 7172 55 00 00", "", "8 701 234 56 7"])
def test_contact_that_takes_no_code_is_refused_with_a_sentence(passer_by, typed):
    assert "error-summary" in sign_up(passer_by, typed)
    assert not User.objects.exists()


@pytest.mark.parametrize("typed", ["87012345678", "+7 701 234 56 78", "7 701 2345678", "701 234 56 78", PHONE])
def test_sign_in_takes_the_phone_however_it_is_written(passer_by, typed):
    User.objects.create_user("p", password=PASSWORD, phone=PHONE, phone_confirmed_at="2026-11-01T00:00Z")

    assert sign_in(passer_by, typed) == 302
    assert is_signed_in(passer_by)


def test_number_that_somebody_only_typed_in_blocks_its_owner_in_nothing(passer_by):
    sign_up(passer_by, PHONE)
    stranger, owner = passer_by, Client()
    sms_before = len(sms.newest(9))

    with override_settings(ACCOUNT_RATE_LIMITS=False):
        assert sign_up(owner, PHONE) == VERIFY
        owner.post(VERIFY, {"code": code_in_sms()})

    assert len(sms.newest(9)) == sms_before + 1
    assert is_signed_in(owner)
    assert not is_signed_in(stranger)
    assert User.objects.filter(phone=PHONE).count() == 1


def test_existing_account_cannot_be_told_from_a_new_one(passer_by):
    User.objects.create_user("p", password=PASSWORD, phone=PHONE, phone_confirmed_at="2026-11-01T00:00Z")
    other = "+77770001122"

    known, unknown = Client(), Client()
    assert sign_up(known, PHONE) == sign_up(unknown, other) == VERIFY
    shown = [client.get(VERIFY).content.decode() for client in (known, unknown)]

    assert _plain(shown[0], PHONE) == _plain(shown[1], other)
    assert User.objects.filter(phone=PHONE).count() == 1
    assert {message.phone for message in sms.newest(9)} == {PHONE, other}
    assert "000000" not in known.post(VERIFY, {"code": "000000"}).content.decode().split("id_code")[0]


def _plain(text: str, phone: str) -> str:
    """The page without what differs by nature: the number itself, and keys made anew each time."""
    lines = [
        line
        for line in text.replace(phone_groups(phone), "").replace(phone, "").splitlines()
        if "csrfmiddlewaretoken" not in line
    ]
    return "\n".join(lines)


def test_existing_address_gets_a_letter_and_the_same_page(passer_by):
    User.objects.create_user("p", email="a@mail.kz", password=PASSWORD)

    assert sign_up(passer_by, "a@mail.kz") == "/kk/account/confirm-email/"
    assert User.objects.count() == 1
    assert mail.outbox[0].to == ["a@mail.kz"]


def test_wrong_password_reads_the_same_for_known_and_unknown(passer_by):
    User.objects.create_user("p", password=PASSWORD, phone=PHONE, phone_confirmed_at="2026-11-01T00:00Z")

    known = passer_by.post("/kk/account/login/", {"login": PHONE, "password": "wrong"}).content.decode()
    unknown = passer_by.post("/kk/account/login/", {"login": "+77770001122", "password": "wrong"}).content.decode()

    assert _plain(known, PHONE) == _plain(unknown, "+77770001122")


def test_codes_are_not_sent_without_measure(passer_by):
    sign_up(passer_by, PHONE)

    again = passer_by.post(VERIFY, {"action": "resend"}, follow=True)
    elsewhere = sign_up(Client(), PHONE)

    assert "alert" in again.content.decode()
    assert "error-summary" in elsewhere
    assert len(sms.newest(9)) == 1


@override_settings(SMS_GATEWAY="off")
def test_without_short_messages_people_sign_up_by_email(passer_by):
    assert "error-summary" in sign_up(passer_by, PHONE)
    assert sign_up(passer_by, "a@mail.kz") == "/kk/account/confirm-email/"
