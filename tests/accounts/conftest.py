"""A passer-by before the entrance, and what reached her phone and her mailbox."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client, override_settings

from socialaid.lib import sms

PASSWORD = "Арман-2026-тау"
SIX_SIGNS = re.compile(r"^\s*([A-Z0-9-]{6,12})\b", re.MULTILINE)


@pytest.fixture(autouse=True)
def _own_outbox(tmp_path: Path) -> Iterator[None]:
    with override_settings(SMS_DIR=tmp_path / "sms"):
        yield


@pytest.fixture
def passer_by(db: None) -> Client:
    return Client(HTTP_ACCEPT_LANGUAGE="kk")


def sign_up(client: Client, contact: str, password: str = PASSWORD) -> str:
    """Fill the form in; the address of the next page."""
    response = client.post("/kk/account/signup/", {"contact": contact, "password1": password})
    return response.url if response.status_code == 302 else response.content.decode()


def sign_in(client: Client, login: str, password: str = PASSWORD) -> int:
    return client.post("/kk/account/login/", {"login": login, "password": password}).status_code


def code_in_sms() -> str:
    return sms.newest(1)[0].text.split()[0]


def code_in_letter() -> str:
    return SIX_SIGNS.findall(mail.outbox[-1].body)[0]


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def messages_to(phone: str) -> list[str]:
    return [message.text for message in sms.newest(50) if message.phone == phone]


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code, settings.ROOT_URLCONF)
    return response.content.decode()
