"""A passkey is added on one's page and lets in without a password; the device is Chromium's own virtual one."""

from typing import Any

import pytest
from django.conf import settings

from tests.browser.conftest import Admit
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.django_db(transaction=True)
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def holder(admit: Admit, live_server: Any) -> Visitor:
    """The applicant with a device; passkeys are bound to a name, so the portal is called localhost here."""
    visitor = admit()
    visitor.address = live_server.url.replace("127.0.0.1", "localhost")
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return visitor


def test_passkey_is_added_and_lets_in_without_a_password(holder: Visitor, cast: Any) -> None:
    holder.sign_in(cast.applicant, settings.DEMO_PASSWORD)
    holder.go("/kk/account/2fa/webauthn/add/")
    holder.fill(password=settings.DEMO_PASSWORD)
    holder.press("Go on")
    holder.press("Add")
    holder.page.wait_for_url("**/recovery-codes/")

    holder.context.clear_cookies()
    holder.go("/kk/account/login/")
    holder.press("With a passkey")
    holder.page.wait_for_url("**/kk/my/")

    assert "/kk/my/" in holder.path()
