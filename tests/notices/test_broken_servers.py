"""Letters against servers that break: none is lost, and at most one goes out twice, under the same name."""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from socialaid.notices import tasks
from socialaid.notices.actions import delivering, sending
from socialaid.notices.actions.delivering import TRIES, deliver
from socialaid.notices.actions.posting import Posting, post_many
from socialaid.notices.contacts import Contact
from socialaid.notices.models import LEASE, Delivery
from tests.notices.letters import ABOUT
from tests.notices.servers import LOCALHOST, Gateway, MailServer, running

NOON = datetime(2026, 11, 2, 7, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LETTERS = 10
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mail_server(settings) -> Iterator[MailServer]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_TIMEOUT = 0.5
    with running(MailServer([])) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = LOCALHOST, server.port
        yield server


@pytest.fixture
def gateway(settings) -> Iterator[Gateway]:
    settings.SMS_GATEWAY, settings.SMS_GATEWAY_TOKEN, settings.SMS_SENDER = "http", "secret", "SocialAid"
    with running(Gateway([])) as server:
        settings.SMS_GATEWAY_URL = server.url
        yield server


def written(count: int = LETTERS, **reached: str) -> None:
    to = {"email": "", **reached}
    contact = Contact(user_id=None, language="kk", name="Болат", **to)
    letters = [Posting("applications/withdrawn", contact, f"letter {n}", ABOUT) for n in range(count)]
    post_many(letters, now=NOON)


def by_mail(count: int = LETTERS) -> None:
    written(count, email="bolat@example.kz")


def minutes(count: int, since: datetime = NOON) -> None:
    """The beat of each minute; the sweep's clock is moved on."""
    for minute in range(count):
        for delivery in Delivery.objects.order_by("next_try_at", "pk"):
            deliver(delivery_id=delivery.pk, now=since + minute * MINUTE)


def figures(names: list[str]) -> tuple[int, int]:
    """How many letters were lost, and how many went out more than once."""
    times = Counter(names)
    lost, doubled = LETTERS - len(times), sum(count - 1 for count in times.values())
    sys.stdout.write(f"letters {LETTERS}, lost {lost}, doubled {doubled}\n")
    return lost, doubled


def message_ids(server: MailServer) -> list[str]:
    return [str(letter["Message-ID"]) for letter in server.taken]


@pytest.mark.parametrize("mood", ["451", "hangs"])
def test_mail_server_that_recovers_gets_every_letter_once(mail_server, mood):
    mail_server.moods = [mood] * 3
    by_mail()

    minutes(12)

    assert figures(message_ids(mail_server)) == (0, 0)


def test_mail_server_that_closes_after_the_letter_doubles_that_one_at_most(mail_server):
    mail_server.moods = ["healthy", "closes after DATA"]
    by_mail()

    minutes(12)

    assert figures(message_ids(mail_server)) == (0, 1)


def test_mail_server_that_refuses_for_good_is_asked_once_and_staff_see_it(mail_server):
    mail_server.moods = ["550"] * LETTERS
    by_mail()

    minutes(12)

    assert set(Delivery.objects.values_list("state", "attempts", "error")) == {
        ("failed", 1, "SMTPRecipientsRefused 550")
    }
    assert message_ids(mail_server) == []


def test_beat_run_twice_sends_each_letter_once(mail_server):
    by_mail()

    tasks.sweep()
    tasks.sweep()

    assert figures(message_ids(mail_server)) == (0, 0)


@pytest.mark.parametrize("where", ["_send", "_mark"])
def test_worker_that_dies_with_a_letter_in_its_hand_loses_none(mail_server, monkeypatch, where):
    """Between claim and sending nothing is doubled; between sending and marking this one letter is."""
    by_mail()
    whole = getattr(delivering, where)

    def die(*_anything: object) -> None:
        monkeypatch.setattr(delivering, where, whole)
        raise SystemExit

    monkeypatch.setattr(delivering, where, die)
    with pytest.raises(SystemExit):
        minutes(1)
    minutes(1, since=NOON + LEASE + MINUTE)

    assert figures(message_ids(mail_server)) == (0, 0 if where == "_send" else 1)


def test_letter_goes_as_text_and_html_without_anything_from_outside(mail_server):
    by_mail(1)
    minutes(1)

    [letter] = mail_server.taken
    text, html = letter.get_payload()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    page = html.get_payload(decode=True).decode()
    assert "Бөлім" in page
    assert "<img" not in page
    assert "src=" not in page


def test_letter_goes_out_without_its_sheet_where_that_is_broken(mail_server, monkeypatch):
    def broken(*_names: str) -> None:
        raise OSError

    monkeypatch.setattr(sending, "attached_to", broken)
    by_mail(1)

    minutes(1)

    assert len(mail_server.taken) == 1


@pytest.mark.parametrize("status", [500, 503, 429])
def test_gateway_that_recovers_gets_every_message_once_and_under_the_same_key(gateway, status):
    gateway.answers = [(status, 0)] * 3
    written(phone="+77012345678")

    minutes(12)

    assert figures([each["key"] for each in gateway.taken]) == (0, 0)
    assert len({each["key"] for each in gateway.asked}) == LETTERS


def test_gateway_is_asked_as_its_interface_says(gateway):
    written(1, phone="+77012345678")

    minutes(1)

    [asked] = gateway.asked
    assert (asked["to"], asked["from"], asked["token"], asked["path"]) == (
        "+77012345678",
        "SocialAid",
        "Bearer secret",
        "/v1/messages",
    )
    assert asked["text"] == Delivery.objects.get().notice.sms


def test_gateway_that_asks_to_wait_is_left_alone_so_long(gateway):
    gateway.answers = [(429, 900)]
    written(1, phone="+77012345678")

    minutes(15)
    assert len(gateway.asked) == 1

    minutes(1, since=NOON + 15 * MINUTE)
    assert len(gateway.taken) == 1


@pytest.mark.parametrize(("status", "state", "attempts"), [(422, "failed", 1), (401, "waiting", 0), (409, "sent", 1)])
def test_gateway_answers_mean_what_its_interface_says(gateway, status, state, attempts):
    gateway.answers = [(status, 0)]
    written(1, phone="+77012345678")

    minutes(1)

    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == (state, attempts)


def test_gateway_that_never_recovers_is_tried_over_four_hours(gateway):
    gateway.answers = [(500, 0)] * 100
    written(1, phone="+77012345678")

    minutes(241)

    assert (Delivery.objects.get().state, len(gateway.asked)) == ("failed", TRIES)


def test_gateway_that_is_away_holds_up_no_mail(mail_server, gateway):
    gateway.answers = [(401, 0)] * 100
    written(email="bolat@example.kz", phone="+77012345678")

    tasks.sweep()

    assert len(mail_server.taken) == LETTERS
