from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone

from socialaid.notices import tasks
from socialaid.notices.actions.posting import Posting, post_many
from socialaid.notices.contacts import Contact
from socialaid.notices.models import Delivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_waiting() -> list[Delivery]:
    earlier = timezone.now() - timedelta(minutes=1)
    addresses = ["a@example.kz", "b@example.kz", "c@example.kz"]
    contacts = [Contact(user_id=None, email=address, language="kk", name="А") for address in addresses]
    post_many([Posting("tests/greeting", to, to.email, {"words": "-"}) for to in contacts], now=earlier)
    return list(Delivery.objects.order_by("pk"))


def test_deliver_task_sends_the_one_it_was_rung_for(three_waiting):
    tasks.deliver(three_waiting[1].pk)

    assert [sent.to for sent in mail.outbox] == [["b@example.kz"]]


def test_sweep_sends_all_that_wait(three_waiting):
    tasks.sweep()

    assert [sent.to[0] for sent in mail.outbox] == ["a@example.kz", "b@example.kz", "c@example.kz"]


def test_sweep_stops_at_the_first_sign_that_the_mail_server_is_away(three_waiting, monkeypatch):
    calls = []

    def away(message: EmailMessage) -> None:
        calls.append(message)
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailMessage, "send", away)
    tasks.sweep()

    assert len(calls) == 1
    assert set(Delivery.objects.values_list("state", flat=True)) == {"waiting"}


def test_sweep_goes_on_past_a_letter_that_breaks_the_program(three_waiting, monkeypatch):
    send = EmailMessage.send

    def break_on_the_first(message: EmailMessage) -> None:
        if message.to == ["a@example.kz"]:
            raise TypeError
        send(message)

    monkeypatch.setattr(EmailMessage, "send", break_on_the_first)
    tasks.sweep()

    assert [sent.to[0] for sent in mail.outbox] == ["b@example.kz", "c@example.kz"]
    assert Delivery.objects.get(address="a@example.kz").state == "claimed"
