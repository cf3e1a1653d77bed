"""From nothing to the first page of filing: by phone in Kazakh, by e-mail in Russian without scripts; devices ended."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.utils.translation import gettext, override

from socialaid.lib import sms
from tests.browser.conftest import Admit
from tests.browser.visitor import Visitor

PASSWORD = "Арман-2026-тау"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_outbox(settings: Any, tmp_path: Any) -> None:
    settings.SMS_DIR = tmp_path / "sms"


def code_in_letter() -> str:
    return re.findall(r"^\d{6}$", mail.outbox[-1].body, re.MULTILINE)[0]


def press_in_russian(visitor: Visitor, text: str) -> None:
    with override("ru"):
        visitor.main.get_by_role("button", name=gettext(text), exact=True).click()


def test_sign_up_by_phone_in_kazakh_leads_to_the_first_page_of_filing(admit: Admit) -> None:
    newcomer = admit(phone=True)
    newcomer.go("/kk/my/new/")
    newcomer.follow("Create an account")
    newcomer.fill(contact="8 701 234 56 78", password1=PASSWORD)
    newcomer.press("Create an account")
    newcomer.fill(code="000000")
    newcomer.press("Confirm")
    assert newcomer.main.get_by_role("alert").first.is_visible()
    beyond = newcomer.width_beyond_the_screen()
    newcomer.fill(code=sms.newest(1)[0].text.split()[0])
    newcomer.press("Confirm")

    assert newcomer.path() == "/kk/my/new/"
    assert newcomer.page.locator("[name=office]").is_visible()
    assert beyond <= 0


def test_sign_up_by_email_in_russian_without_scripts(admit: Admit) -> None:
    newcomer = admit(java_script_enabled=False)
    newcomer.go("/ru/account/signup/?next=/ru/my/new/")
    newcomer.fill(contact="olga@mail.kz", password1=PASSWORD)
    press_in_russian(newcomer, "Create an account")
    newcomer.fill(code=code_in_letter())
    press_in_russian(newcomer, "Confirm")

    assert newcomer.path() == "/ru/my/new/"
    assert newcomer.page.locator("html").get_attribute("lang") == "ru"


def test_session_on_another_device_is_ended(admit: Admit, cast: Any) -> None:
    at_home, lost = admit("applicant"), admit("applicant", phone=True)
    at_home.go("/kk/account/sessions/")
    assert at_home.main.locator("li").count() == 2
    at_home.main.locator("form button[type=submit]").click()

    lost.go("/kk/my/")

    assert lost.path().startswith("/kk/account/login/")
    at_home.go("/kk/my/")
    assert at_home.path() == "/kk/my/"
    assert settings.DEMO_PASSWORD not in at_home.words()
