import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.utils import timezone

from socialaid.accounts.models import User
from tests.accounts.conftest import (
    PASSWORD,
    code_in_letter,
    code_in_sms,
    is_signed_in,
    messages_to,
    page,
    sign_in,
)

PHONE, NEW_PHONE = "+77012345678", "+77770001122"
NEW_PASSWORD = "Бурабай-2026-көл"
pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> User:
    user = User.objects.create_user(
        "p", email="a@mail.kz", password=PASSWORD, phone=PHONE, phone_confirmed_at=timezone.now()
    )
    EmailAddress.objects.create(user=user, email="a@mail.kz", verified=True, primary=True)
    return user


@pytest.fixture
def inside(owner: User) -> Client:
    client = Client()
    sign_in(client, PHONE)
    prove_it_is_me(client)
    return client


def prove_it_is_me(client: Client) -> None:
    client.post("/kk/account/reauthenticate/", {"password": PASSWORD})


def reset(client: Client, contact: str) -> None:
    client.post("/kk/account/password/reset/", {"email": contact})


def set_new_password(client: Client, code: str) -> None:
    client.post("/kk/account/password/reset/confirm/", {"code": code})
    client.post("/kk/account/password/reset/complete/", {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})


def test_password_is_reset_by_a_code_to_the_phone(owner, passer_by):
    reset(passer_by, "8 701 234 56 78")
    set_new_password(passer_by, code_in_sms())

    assert sign_in(Client(), PHONE) == 200
    assert sign_in(Client(), PHONE, NEW_PASSWORD) == 302


def test_password_is_reset_by_a_code_to_the_mailbox(owner, passer_by):
    reset(passer_by, "a@mail.kz")
    set_new_password(passer_by, code_in_letter())

    assert sign_in(Client(), "a@mail.kz", NEW_PASSWORD) == 302


def test_reset_says_the_same_for_a_phone_that_nobody_has(owner):
    known, unknown = Client(), Client()
    reset(known, PHONE)
    reset(unknown, NEW_PHONE)

    address = "/kk/account/password/reset/confirm/"
    assert known.get(address).status_code == unknown.get(address).status_code == 200
    assert len(messages_to(PHONE)) == len(messages_to(NEW_PHONE)) == 1


def test_new_phone_counts_only_after_its_code(inside, owner):
    inside.post("/kk/account/phone/change/", {"phone": "8 777 000 11 22"})
    owner.refresh_from_db()
    assert owner.phone == PHONE

    inside.post("/kk/account/phone/verify/", {"code": code_in_sms()})

    owner.refresh_from_db()
    assert owner.phone == NEW_PHONE
    assert len(messages_to(PHONE)) == 1


def test_new_address_counts_only_after_its_code(inside, owner):
    inside.post("/kk/account/email/", {"email": "b@mail.kz", "action_add": ""})
    code = code_in_letter()
    owner.refresh_from_db()
    assert owner.email == "a@mail.kz"

    inside.post("/kk/account/confirm-email/", {"code": code})

    owner.refresh_from_db()
    assert owner.email == "b@mail.kz"
    assert ["a@mail.kz"] in [letter.to for letter in mail.outbox]


@pytest.mark.parametrize(
    ("address", "answers"),
    [
        ("/kk/account/phone/change/", {"phone": "8 777 000 11 22"}),
        ("/kk/account/email/", {"email": "b@mail.kz", "action_add": ""}),
        ("/kk/account/2fa/webauthn/add/", {}),
    ],
)
def test_ways_in_are_changed_only_after_the_password_was_asked_again(owner, address, answers):
    client = Client()
    sign_in(client, PHONE)

    response = client.post(address, answers)

    assert response.status_code == 302
    assert "/account/reauthenticate/" in response.url


def test_phone_of_somebody_else_is_not_given_away_and_not_taken(inside, owner):
    other = User.objects.create_user("q", phone=NEW_PHONE, phone_confirmed_at=timezone.now())

    answer = inside.post("/kk/account/phone/change/", {"phone": NEW_PHONE})
    assert answer.status_code == 302
    code = messages_to(NEW_PHONE)[0].split()[0]
    refused = inside.post("/kk/account/phone/verify/", {"code": code})

    owner.refresh_from_db()
    other.refresh_from_db()
    assert refused.status_code == 200
    assert (owner.phone, other.phone) == (PHONE, NEW_PHONE)


def test_devices_are_listed_and_ended(inside):
    elsewhere = Client(HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 14) Chrome/140 Mobile Safari/537")
    sign_in(elsewhere, PHONE)
    assert "Chrome, Android" in page(inside, "/kk/account/sessions/")

    inside.post("/kk/account/sessions/")

    assert elsewhere.get("/kk/my/").status_code == 302
    assert inside.get("/kk/my/").status_code == 200


def test_another_password_signs_other_devices_out(inside):
    elsewhere = Client()
    sign_in(elsewhere, PHONE)

    answers = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    inside.post("/kk/account/password/change/", answers)

    assert elsewhere.get("/kk/my/").status_code == 302
    assert is_signed_in(inside)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_of_the_account_open_in_each_language(inside, language):
    for path in (
        *("my/profile", "account/phone/change", "account/email", "account/password/change", "account/sessions"),
        *("account/2fa", "account/2fa/webauthn", "account/2fa/webauthn/add", "account/3rdparty"),
    ):
        assert "<h1>" in page(inside, f"/{language}/{path}/")
