"""In which language and by which ways somebody wants her letters."""

import pytest
from django.core import mail
from django.core.signing import dumps
from django.test import Client
from django.utils import timezone

from socialaid.accounts.models import User
from socialaid.notices.actions.delivering import deliver
from socialaid.notices.actions.posting import post
from socialaid.notices.contacts import contact_of
from socialaid.notices.models import Delivery, Wishes
from socialaid.notices.unsubscribing import stop_address, whose
from tests.notices.letters import ABOUT

PAGE = "/kk/my/profile/letters/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> User:
    return User.objects.create_user(
        "p", email="a@mail.kz", phone="+77012345678", phone_confirmed_at=timezone.now(), language="kk"
    )


@pytest.fixture
def inside(owner: User) -> Client:
    client = Client()
    client.force_login(owner, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def remind(owner: User) -> None:
    facts = {**ABOUT, "last_day": "9 желтоқсан"}
    post(letter="applications/draft_ends", to=contact_of(owner), key="r", facts=facts, now=timezone.now())


def test_wishes_are_kept_with_the_language(inside, owner):
    inside.post(PAGE, {"language": "ru", "sms": "on", "post": "on", "address": "Абай, 5"})

    own = Wishes.objects.get(user=owner)
    owner.refresh_from_db()
    assert (own.email, own.sms, own.post, own.address, own.reminders) == (False, True, True, "Абай, 5", False)
    assert owner.language == "ru"


@pytest.mark.parametrize(
    "answers", [{"language": "kk"}, {"language": "kk", "reminders": "on"}, {"language": "kk", "post": "on"}]
)
def test_what_is_due_cannot_be_switched_off(inside, answers):
    page = inside.post(PAGE, answers)

    assert page.status_code == 200
    assert not Wishes.objects.exists()


def test_way_without_an_address_is_not_offered(inside, owner):
    User.objects.filter(pk=owner.pk).update(email="", phone="", phone_confirmed_at=None)

    page = inside.get(PAGE).content.decode()

    assert 'name="email"' not in page
    assert 'name="sms"' not in page
    assert 'name="post"' in page


def test_reminder_can_be_stopped_with_one_click_and_without_signing_in(owner):
    remind(owner)
    deliver(delivery_id=Delivery.objects.get(channel="email").pk, now=timezone.now())
    headers = mail.outbox[-1].extra_headers
    address = headers["List-Unsubscribe"].strip("<>")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address in mail.outbox[-1].body

    path = "/" + address.split("/", 3)[3]
    one_click = Client(enforce_csrf_checks=True)
    assert one_click.get(path).status_code == 200
    assert Wishes.objects.filter(reminders=False).count() == 0
    assert one_click.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200

    assert Wishes.objects.get(user=owner).reminders is False


def test_letter_that_is_due_has_no_address_to_stop_it(owner):
    post(letter="applications/withdrawn", to=contact_of(owner), key="w", facts=ABOUT, now=timezone.now())

    deliver(delivery_id=Delivery.objects.get(channel="email").pk, now=timezone.now())

    assert "List-Unsubscribe" not in mail.outbox[-1].extra_headers


@pytest.mark.parametrize("token", ["forged", dumps(1, salt="something else")])
def test_address_that_was_not_made_here_stops_nothing(token):
    assert whose(token) is None
    assert Client().post(f"/kk/my/profile/letters/stop/{token}/").status_code == 404


def test_nobody_without_an_account_gets_an_address_to_stop():
    assert stop_address(None, "kk") == ""


def test_address_that_is_too_long_is_kept_and_said_and_not_cut_by_the_browser(inside, owner):
    page = inside.post("/kk/my/profile/letters/", {"language": "kk", "post": "on", "address": "А" * 301})

    assert (page.status_code, "А" * 301 in page.content.decode()) == (200, True)
    assert "maxlength" not in page.content.decode()
    assert page.context["form"].errors.keys() == {"address"}
