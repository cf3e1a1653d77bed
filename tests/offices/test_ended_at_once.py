"""What ends the session of a person who works here at the next click, and the second factor for each kind of them."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast, registered, signed_in

DESK = "/kk/desk/"
KINDS = ("specialist", "head", "deputy", "secretary", "chair", "member", "directorate", "administrator")
pytestmark = pytest.mark.django_db


def is_inside(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_who_works_here_sets_up_the_second_factor_first(cast: Cast, kind: str):
    user = cast.everybody()[kind]
    Authenticator.objects.filter(user=user).delete()
    client = Client()
    client.post("/kk/account/login/", {"login": user.username, "password": settings.DEMO_PASSWORD})

    seen = {path: client.get(path) for path in (DESK, "/kk/my/", "/kk/start/")}

    assert {path: answer.url for path, answer in seen.items()} == dict.fromkeys(seen, "/kk/account/2fa/totp/activate/")


def test_applicant_is_not_asked_for_a_second_factor(cast: Cast):
    assert signed_in(cast.applicant).get("/kk/my/").status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_account_that_is_closed_is_out_at_once(cast: Cast, kind: str):
    user = cast.everybody()[kind]
    client = signed_in(user)
    assert client.get("/kk/start/").status_code in (200, 302)
    type(user).objects.filter(pk=user.pk).update(is_active=False)

    assert client.get(DESK).url.startswith("/kk/account/login/")
    assert client.get("/kk/my/").url.startswith("/kk/account/login/")


@pytest.mark.parametrize("kind", ["specialist", "member", "administrator"])
def test_second_factor_that_is_taken_off_ends_the_session(cast: Cast, kind: str):
    user = cast.everybody()[kind]
    client = signed_in(user)
    client.get("/kk/my/")
    Authenticator.objects.filter(user=user).delete()

    answer = client.get("/kk/my/", follow=True)

    assert not is_inside(client)
    assert "Кірудің екінші қадамы алынып тасталды" in answer.content.decode()


def test_text_of_an_idle_session_is_given_back(cast: Cast):
    case, words = registered(cast), "Отбасының жағдайы өзгерді, қосымша құжат керек."
    client = signed_in(cast.head)
    client.get(DESK)

    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        answer = client.post(reverse("desk:stop", args=[case.number]), {"words": words})

    assert answer.status_code == 401
    assert words in answer.content.decode()
    assert not is_inside(client)
    case.refresh_from_db()
    assert case.state == "registered"


def test_text_of_a_post_that_ended_is_given_back(cast: Cast):
    case, words = registered(cast), "Отбасының жағдайы өзгерді."
    client = signed_in(cast.head)
    client.get(DESK)
    cast.head.memberships.all().delete()

    answer = client.post(reverse("desk:stop", args=[case.number]), {"words": words})

    assert answer.status_code == 401
    assert words in answer.content.decode()


def test_recovery_code_lets_in_once(cast: Cast):
    codes = RecoveryCodes.activate(cast.specialist).get_unused_codes()
    first, second = Client(), Client()

    answers = []
    for client in (first, second):
        client.post("/kk/account/login/", {"login": cast.specialist.username, "password": settings.DEMO_PASSWORD})
        answers.append(client.post("/kk/account/2fa/authenticate/", {"code": codes[0]}).status_code)

    assert answers == [302, 200]
    assert [is_inside(client) for client in (first, second)] == [True, False]
