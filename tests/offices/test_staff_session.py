"""Sessions of people who work here: they end when nobody works, after half a day, and with the post."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from offices.models import Membership, Role
from offices.staff_session import Ending, StaffSession
from portal.demo_people import current_code
from tests.cast import Cast, signed_in

DESK = "/kk/desk/"
pytestmark = pytest.mark.django_db


def later(client: Client, **span: float) -> int:
    with time_machine.travel(timezone.now() + timedelta(**span), tick=False):
        return client.get(DESK).status_code


def test_half_an_hour_without_work_signs_out(cast: Cast):
    client = signed_in(cast.specialist)
    assert client.get(DESK).status_code == 200

    assert later(client, minutes=29) == 200
    assert later(client, minutes=29 + 31) == 302
    assert "_auth_user_id" not in client.session


def test_time_without_work_is_a_setting(cast: Cast, settings):
    settings.STAFF_IDLE_SECONDS = 5 * 60
    client = signed_in(cast.specialist)
    client.get(DESK)

    assert later(client, minutes=6) == 302


def test_twelve_hours_end_even_a_busy_day(cast: Cast):
    client = signed_in(cast.specialist)
    client.get(DESK)

    answers = [later(client, minutes=20 * step) for step in range(1, 38)]

    assert answers[:35] == [200] * 35
    assert answers[-1] == 302


def test_page_after_the_end_says_why_and_leads_back(cast: Cast):
    client = signed_in(cast.specialist)
    client.get(DESK)

    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        response = client.get(DESK, follow=True)

    assert response.redirect_chain[-1][0] == f"/kk/account/login/?next={DESK}"
    assert "alert" in response.content.decode()


def test_applicant_is_not_hurried(cast: Cast):
    client = signed_in(cast.applicant)
    client.get("/kk/my/")

    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        assert client.get("/kk/my/").status_code == 200


def test_session_ends_with_the_post_on_every_device(cast: Cast):
    devices = [signed_in(cast.specialist), signed_in(cast.specialist)]
    assert [client.get(DESK).status_code for client in devices] == [200, 200]
    keys = [client.session.session_key for client in devices]

    Membership.objects.filter(user=cast.specialist).update(
        since=cast.setting.today - timedelta(days=9), until=cast.setting.today - timedelta(days=1)
    )

    assert [client.get(DESK).status_code for client in devices] == [302, 302]
    assert not Session.objects.filter(session_key__in=keys).exists()
    assert [client.get("/kk/my/").status_code for client in devices] == [302, 302]


def test_post_that_changes_ends_the_session_and_one_that_comes_does_not(cast: Cast):
    client = signed_in(cast.specialist)
    client.get(DESK)
    old = Membership.objects.get(user=cast.specialist)
    Membership.objects.create(user=cast.specialist, office=old.office, role=Role.SECRETARY, since=cast.setting.today)
    assert client.get(DESK).status_code == 200

    old.delete()

    assert client.get(DESK).status_code == 302


def test_reading_pages_writes_the_session_once_a_minute():
    session: dict[str, object] = {}
    rules = StaffSession(session, idle_seconds=1800, whole_seconds=43200)
    ending = partial(rules.ending, {1}, factor=True)

    assert ending(now=1000) is None
    first = dict(session)
    assert ending(now=1059) is None
    assert session == first
    assert ending(now=1060) is None
    assert session["staff_seen"] == 1060
    assert ending(now=1060 + 1801) is Ending.IDLE


def test_first_sign_in_leads_to_the_second_step_and_then_to_recovery_codes(cast: Cast):
    user = cast.specialist
    Authenticator.objects.filter(user=user).delete()
    client = Client()
    client.post("/kk/account/login/", {"login": user.username, "password": settings.DEMO_PASSWORD})

    forced = client.get(DESK)
    assert forced.url == "/kk/account/2fa/totp/activate/"
    client.post("/kk/account/reauthenticate/", {"password": settings.DEMO_PASSWORD})
    form = client.get(forced.url).context["form"]
    activated = client.post(forced.url, {"code": current_code(form.secret)})

    assert activated.url == "/kk/account/2fa/recovery-codes/"
    assert len(client.get(activated.url).context["unused_codes"]) == 10
    stored = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).data["secret"]
    assert get_adapter().decrypt(stored) == form.secret
    assert client.get(DESK).status_code == 200
