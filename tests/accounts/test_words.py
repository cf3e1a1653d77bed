"""The pages of signing in and of one's account speak Kazakh and Russian throughout."""

import re
from html import unescape

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.utils import timezone

from socialaid.accounts.models import User
from socialaid.lib import sms
from tests.accounts.conftest import PASSWORD, page, sign_in, sign_up

ENTRANCE = ("account/login/", "account/signup/", "account/password/reset/")
INSIDE = (
    *("my/profile/", "account/phone/change/", "account/email/", "account/password/change/", "account/sessions/"),
    *("account/2fa/", "account/2fa/webauthn/", "account/2fa/webauthn/add/", "account/2fa/totp/activate/"),
    *("account/3rdparty/", "account/reauthenticate/"),
)
SEEN = re.compile(r"<(script|style|code)\b.*?</\1>|<title>.*?</title>|<[^>]+>", re.DOTALL)
ENGLISH = re.compile(r"\b[A-Za-z]{3,}\b")
NAMES = {"English", "ENG", "SMS", "JavaScript", "mail", "new", "Firefox", "Linux", "PDF"}
pytestmark = pytest.mark.django_db


def english(text: str) -> set[str]:
    return set(ENGLISH.findall(unescape(SEEN.sub(" ", text)))) - NAMES


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_entrance_has_no_english_word(client: Client, language: str):
    found = {path: english(page(client, f"/{language}/{path}")) for path in ENTRANCE}

    assert found == {path: set() for path in ENTRANCE}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_own_account_has_no_english_word(client: Client, language: str):
    user = User.objects.create_user("p", password=PASSWORD, phone="+77012345678", phone_confirmed_at=timezone.now())
    sign_in(client, user.phone)
    client.post("/kk/account/reauthenticate/", {"password": PASSWORD})

    found = {path: english(page(client, f"/{language}/{path}")) for path in INSIDE}

    assert found == {path: set() for path in INSIDE}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_mistakes_have_no_english_word(client: Client, language: str):
    answers = {"contact": "1", "password1": "12345"}
    signing_up = client.post(f"/{language}/account/signup/", answers).content.decode()
    signing_in = client.post(f"/{language}/account/login/", {"login": "x", "password": "y"}).content.decode()

    assert "error-summary" in signing_up
    assert english(signing_up) | english(signing_in) == set()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_letters_and_messages_have_no_english_word(language: str):
    user = User.objects.create_user("p", email="a@mail.kz", password=PASSWORD)
    EmailAddress.objects.create(user=user, email="a@mail.kz", verified=True, primary=True)
    Client().post(f"/{language}/account/password/reset/", {"email": "a@mail.kz"})
    Client().post(f"/{language}/account/signup/", {"contact": "a@mail.kz", "password1": PASSWORD})
    Client().post(f"/{language}/account/signup/", {"contact": "8 701 234 56 78", "password1": PASSWORD})

    said = " ".join([*(f"{letter.subject} {letter.body}" for letter in mail.outbox), sms.newest(1)[0].text])
    without_codes = re.sub(r"\b[A-Z0-9]{4,}(-[A-Z0-9]+)*\b|\S*(example|testserver|@)\S*", "", said)

    assert english(without_codes) == set()
    assert len(mail.outbox) == 2


def test_sign_up_says_what_is_wrong_with_the_contact(client: Client):
    text = sign_up(client, "12")

    assert "8 701 234 56 78" in text
