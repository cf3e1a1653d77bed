"""Codes: digits, said when they ran out, sent again, and the same page for a contact that is taken."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from socialaid.accounts.forms import entrance
from socialaid.accounts.models import User
from socialaid.lib import sms
from tests.accounts.conftest import PASSWORD, code_in_letter, code_in_sms, is_signed_in, page, sign_in, sign_up

PHONE, ADDRESS = "+77012345678", "a@mail.kz"
BY_PHONE, BY_LETTER = "/kk/account/phone/verify/", "/kk/account/confirm-email/"
RESET = "/kk/account/password/reset/confirm/"
RAN_OUT = "Кодтың мерзімі өтті. Қайта бастаңыз, жаңа код жібереміз."
pytestmark = pytest.mark.django_db


def late(client: Client, path: str, code: str) -> str:
    """What the page says that follows a right code sent eleven minutes later."""
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        return client.post(path, {"code": code}, follow=True).content.decode()


def test_codes_are_digits_that_any_keyboard_has(passer_by):
    sign_up(passer_by, PHONE)
    sign_up(Client(), ADDRESS)

    assert re.fullmatch(r"\d{6}", code_in_sms())
    assert re.fullmatch(r"\d{6}", code_in_letter())


def test_code_for_a_new_password_is_longer_and_may_be_typed_without_its_dash(passer_by):
    User.objects.create_user("p", password=PASSWORD, phone=PHONE, phone_confirmed_at=timezone.now())
    passer_by.post("/kk/account/password/reset/", {"email": PHONE})
    code = code_in_sms()

    answer = passer_by.post(RESET, {"code": code.replace("-", "")})

    assert re.fullmatch(r"\d{4}-\d{4}", code)
    assert answer.url == "/kk/account/password/reset/complete/"


@pytest.mark.parametrize(("contact", "path"), [(PHONE, BY_PHONE), (ADDRESS, BY_LETTER)])
def test_code_that_ran_out_says_so_and_lets_nobody_in(passer_by, contact, path):
    sign_up(passer_by, contact)
    code = code_in_sms() if contact == PHONE else code_in_letter()

    assert RAN_OUT in late(passer_by, path, code)
    assert not is_signed_in(passer_by)


def test_code_for_a_new_password_that_ran_out_says_so(passer_by):
    User.objects.create_user("p", password=PASSWORD, phone=PHONE, phone_confirmed_at=timezone.now())
    passer_by.post("/kk/account/password/reset/", {"email": PHONE})

    assert RAN_OUT in late(passer_by, RESET, code_in_sms())


def test_too_many_wrong_codes_say_one_thing_only(passer_by):
    sign_up(passer_by, PHONE)
    answers = [passer_by.post(BY_PHONE, {"code": "000000"}, follow=True).content.decode() for _ in range(3)]

    assert "Тым көп рет қате енгізілді" in answers[-1]
    assert RAN_OUT not in answers[-1]


def test_code_page_may_be_loaded_again(passer_by):
    sign_up(passer_by, PHONE)
    code = code_in_sms()

    page(passer_by, BY_PHONE)
    page(passer_by, BY_PHONE)
    passer_by.post(BY_PHONE, {"code": code})

    assert is_signed_in(passer_by)
    assert len(sms.newest(9)) == 1


def test_new_code_replaces_the_old_one(passer_by):
    sign_up(passer_by, PHONE)
    old = code_in_sms()
    with override_settings(ACCOUNT_RATE_LIMITS=False):
        passer_by.post(BY_PHONE, {"action": "resend"})
    new = code_in_sms()

    passer_by.post(BY_PHONE, {"code": old})
    assert old == new or not is_signed_in(passer_by)
    passer_by.post(BY_PHONE, {"code": new})

    assert is_signed_in(passer_by)
    assert len(sms.newest(9)) == 2


def test_code_works_once(passer_by):
    sign_up(passer_by, PHONE)
    code = code_in_sms()
    passer_by.post(BY_PHONE, {"code": code})
    passer_by.post("/kk/account/logout/")

    passer_by.post(BY_PHONE, {"code": code})

    assert not is_signed_in(passer_by)


def test_address_that_is_taken_cannot_be_told_from_a_free_one():
    owner = User.objects.create_user("p", email=ADDRESS, password=PASSWORD)
    EmailAddress.objects.create(user=owner, email=ADDRESS, verified=True, primary=True)
    known, unknown, other = Client(), Client(), "b@mail.kz"

    sign_up(known, ADDRESS)
    sign_up(unknown, other)
    seen = [
        (client.get(BY_LETTER).content.decode(), client.post(BY_LETTER, {"code": "000000"}).content.decode())
        for client in (known, unknown)
    ]

    assert [bare(text, ADDRESS) for text in seen[0]] == [bare(text, other) for text in seen[1]]


def bare(text: str, contact: str) -> list[str]:
    return [line for line in text.replace(contact, "").splitlines() if "csrfmiddlewaretoken" not in line]


def test_letter_of_a_code_names_neither_machine_nor_sign_in_name(passer_by):
    sign_up(passer_by, ADDRESS)
    user = User.objects.get()

    letter = f"{mail.outbox[-1].subject} {mail.outbox[-1].body}"

    assert "Порталға арналған кодыңыз" in letter
    assert user.username not in letter
    assert "testserver" not in letter


def test_letter_about_a_change_says_when_and_what_to_do(passer_by):
    owner = User.objects.create_user("p", email=ADDRESS, password=PASSWORD)
    EmailAddress.objects.create(user=owner, email=ADDRESS, verified=True, primary=True)
    sign_in(passer_by, ADDRESS)

    answers = {"oldpassword": PASSWORD, "password1": "Бурабай-2026-көл", "password2": "Бурабай-2026-көл"}
    passer_by.post("/kk/account/password/change/", answers)

    assert "құпиясөзді бірден ауыстырып" in mail.outbox[-1].body
    assert "127.0.0.1" not in mail.outbox[-1].body


@pytest.mark.parametrize(("contact", "path"), [(PHONE, BY_PHONE), (ADDRESS, BY_LETTER)])
def test_tries_of_one_browser_are_counted_beside_the_session(passer_by, contact, path):
    sign_up(passer_by, contact)
    code = code_in_sms() if contact == PHONE else code_in_letter()

    with override_settings(ACCOUNT_RATE_LIMITS={**settings.ACCOUNT_RATE_LIMITS, "try_code": "1/10m/key"}):
        passer_by.post(path, {"code": "000000"})
        passer_by.post(path, {"code": code})

    assert not is_signed_in(passer_by)


def test_second_click_that_overtakes_the_first_is_told_to_wait(passer_by, monkeypatch):
    monkeypatch.setattr(entrance, "check_not_too_often", lambda phone: None)
    sign_up(passer_by, PHONE)

    answer = Client(HTTP_ACCEPT_LANGUAGE="kk").post("/kk/account/signup/", {"contact": PHONE, "password1": PASSWORD})

    assert answer.status_code == 429
    assert len(sms.newest(9)) == 1
