"""Sign-ups that nobody confirmed go by themselves; everything else stays."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from applications.models import Application
from socialaid.accounts import tasks
from socialaid.accounts.actions import forgetting
from socialaid.accounts.models import Claim, User
from socialaid.celery import app
from tests.accounts.conftest import sign_up
from tests.cast import draft

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def in_days(days: int) -> int:
    return forgetting.forget_unconfirmed(now=timezone.now() + timedelta(days=days))


def test_sign_up_that_nobody_confirmed_goes_after_seven_days(passer_by):
    sign_up(passer_by, "+77012345678")
    sign_up(Client(), "a@mail.kz")

    assert in_days(6) == 0
    assert in_days(8) == 2
    assert in_days(8) == 0
    assert not User.objects.exists()
    assert not EmailAddress.objects.exists()


def test_days_are_a_setting(passer_by, settings):
    settings.UNCONFIRMED_DAYS = 2
    sign_up(passer_by, "+77012345678")

    assert in_days(3) == 1


@pytest.mark.parametrize(
    "known",
    [
        {"phone_confirmed_at": timezone.now()},
        {"last_login": timezone.now()},
        {"is_staff": True},
        {"username": "akkol.specialist"},
    ],
)
def test_account_that_is_known_stays(passer_by, known):
    sign_up(passer_by, "+77012345678")
    User.objects.update(**known)

    assert in_days(30) == 0


def test_account_with_a_confirmed_address_stays(passer_by):
    sign_up(passer_by, "a@mail.kz")
    EmailAddress.objects.update(verified=True)

    assert in_days(30) == 0


def test_account_with_a_case_a_post_or_a_claim_stays(passer_by, cast):
    sign_up(passer_by, "+77012345678")
    User.objects.exclude(username__startswith="person-").update(last_login=timezone.now())
    newcomer = User.objects.get(username__startswith="person-")
    begun: Application = draft(cast)
    begun.applicant.user = newcomer
    begun.applicant.save()
    assert in_days(30) == 0

    begun.delete()
    post = cast.office.memberships.create(user=newcomer, role="specialist", since=cast.setting.today)
    assert in_days(30) == 0

    post.delete()
    Claim.objects.create(user=newcomer)
    assert in_days(30) == 0


def test_nobody_of_the_cast_is_forgotten(cast):
    before = User.objects.count()

    assert in_days(400) == 0
    assert User.objects.count() == before


def test_sessions_that_ran_out_go_with_their_devices(cast):
    for age in (-1, 600):
        session = SessionStore()
        session.set_expiry(age)
        session.create()
        UserSession.objects.create(
            user=cast.applicant, session_key=session.session_key, ip="127.0.0.1", user_agent="Firefox"
        )

    tasks.clear_sessions()
    tasks.clear_sessions()

    assert Session.objects.count() == UserSession.objects.count() == 1


def test_both_sweeps_run_every_night():
    nightly = {row["task"] for row in app.conf.beat_schedule.values()}

    assert {tasks.forget_unconfirmed.name, tasks.clear_sessions.name} <= nightly
