import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction

from socialaid.notices.actions import delivering
from socialaid.notices.actions.delivering import deliver
from socialaid.notices.actions.posting import Posting, post_many
from socialaid.notices.contacts import Contact
from socialaid.notices.models import Delivery, DeliveryQuerySet
from socialaid.notices.outcomes import Outcome
from tests.races import at_once, meeting_point

NOW = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def waiting():
    to = Contact(user_id=None, email="bolat@example.kz", language="kk", name="Болат")
    [notice] = post_many([Posting("tests/greeting", to, "one", {"words": "Сәлем"})], now=NOW)
    return notice.deliveries.get()


@pytest.fixture
def server_says(monkeypatch):
    def say(answer: Exception) -> None:
        monkeypatch.setattr(EmailMessage, "send", lambda _: _raise(answer))

    return say


def _raise(answer: Exception) -> None:
    raise answer


def deliver_at(delivery: Delivery, moment: datetime) -> Outcome:
    outcome = deliver(delivery_id=delivery.pk, now=moment)
    delivery.refresh_from_db()
    return outcome


@pytest.mark.django_db
def test_deliver_sends_the_words_of_the_letter(waiting):
    assert deliver_at(waiting, NOW) == Outcome.SENT

    [sent] = mail.outbox
    assert (sent.to, sent.body.splitlines()[0], sent.from_email) == (
        ["bolat@example.kz"],
        "Сәлем",
        "Portal <portal@aqmola.test>",
    )


@pytest.mark.django_db
def test_deliver_marks_when_it_was_sent(waiting):
    deliver_at(waiting, NOW + MINUTE)

    assert (waiting.state, waiting.sent_at, waiting.claimed_at, waiting.attempts) == ("sent", NOW + MINUTE, None, 1)


@pytest.mark.django_db
def test_deliver_sends_once_however_often_it_is_called(waiting):
    outcomes = [deliver_at(waiting, NOW + hours * timedelta(hours=1)) for hours in range(3)]

    assert outcomes == [Outcome.SENT, Outcome.NOT_DUE, Outcome.NOT_DUE]
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_deliver_gives_one_letter_one_message_id_for_ever(waiting):
    deliver_at(waiting, NOW)
    Delivery.objects.update(state="waiting", sent_at=None, next_try_at=NOW)
    deliver_at(waiting, NOW)

    first, second = (sent.extra_headers["Message-ID"] for sent in mail.outbox)
    assert first == second
    assert first.endswith("@aqmola.test>")


@pytest.mark.django_db
def test_deliver_leaves_what_somebody_else_is_sending(waiting):
    Delivery.objects.update(state="claimed", claimed_at=NOW)

    assert deliver_at(waiting, NOW + 9 * MINUTE) == Outcome.NOT_DUE


@pytest.mark.django_db
def test_deliver_takes_over_from_a_worker_that_died(waiting):
    Delivery.objects.update(state="claimed", claimed_at=NOW)

    assert deliver_at(waiting, NOW + 10 * MINUTE) == Outcome.SENT


@pytest.mark.django_db
def test_deliver_whose_lease_ran_out_does_not_overwrite_the_other(waiting, monkeypatch):
    def send_slowly(message: EmailMessage) -> None:
        Delivery.objects.update(claimed_at=NOW + 20 * MINUTE)

    monkeypatch.setattr(EmailMessage, "send", send_slowly)
    deliver_at(waiting, NOW)

    assert (waiting.state, waiting.claimed_at) == ("claimed", NOW + 20 * MINUTE)


@pytest.mark.django_db
def test_deliver_tries_49_times_over_4_hours_and_then_gives_up(waiting, server_says):
    server_says(smtplib.SMTPRecipientsRefused({"bolat@example.kz": (450, b"mailbox busy")}))
    moment, tries = NOW, 0

    while waiting.state == "waiting":
        assert deliver_at(waiting, moment) == Outcome.PUT_OFF
        tries += 1
        assert deliver_at(waiting, moment + timedelta(minutes=4, seconds=59)) == Outcome.NOT_DUE
        moment += 5 * MINUTE

    assert (tries, waiting.state, waiting.attempts) == (49, "failed", 49)
    assert moment - 5 * MINUTE - NOW == timedelta(hours=4)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "answer",
    [
        smtplib.SMTPRecipientsRefused({"bolat@example.kz": (550, b"no such user")}),
        smtplib.SMTPDataError(554, b"spam"),
        ValueError("not an address"),
    ],
)
def test_deliver_gives_up_at_once_when_refused_for_good(waiting, server_says, answer):
    server_says(answer)

    assert deliver_at(waiting, NOW) == Outcome.REFUSED
    assert (waiting.state, waiting.next_try_at, waiting.sent_at) == ("failed", None, None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "answer",
    [
        ConnectionRefusedError(),
        TimeoutError(),
        smtplib.SMTPConnectError(421, b"closing"),
        smtplib.SMTPAuthenticationError(535, b"who are you"),
        smtplib.SMTPSenderRefused(550, b"not you", "portal@aqmola.test"),
        OSError("disk full"),
    ],
)
def test_deliver_counts_no_try_while_the_mail_server_is_away(waiting, server_says, answer):
    server_says(answer)

    assert deliver_at(waiting, NOW) == Outcome.OUT_OF_REACH
    assert (waiting.state, waiting.attempts, waiting.next_try_at) == ("waiting", 0, NOW + 5 * MINUTE)


@pytest.mark.django_db
def test_deliver_counts_a_try_of_a_server_that_hangs_up_for_it_may_have_the_letter(waiting, server_says):
    server_says(smtplib.SMTPServerDisconnected("gone"))

    assert deliver_at(waiting, NOW) == Outcome.PUT_OFF
    assert (waiting.state, waiting.attempts, waiting.next_try_at) == ("waiting", 1, NOW + 5 * MINUTE)


@pytest.mark.django_db
def test_deliver_notes_what_the_server_said_without_the_address(waiting, server_says):
    server_says(smtplib.SMTPRecipientsRefused({"bolat@example.kz": (550, b"bolat@example.kz unknown")}))

    deliver_at(waiting, NOW)

    assert waiting.error == "SMTPRecipientsRefused 550"


@pytest.mark.django_db(transaction=True)
def test_deliver_refuses_to_send_inside_a_transaction(waiting):
    with transaction.atomic(), pytest.raises(RuntimeError):
        deliver(delivery_id=waiting.pk, now=NOW)

    assert mail.outbox == []


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_deliver_by_two_at_once_sends_once(waiting, monkeypatch):
    monkeypatch.setattr(delivering, "_claim", meeting_point(2, delivering._claim))

    outcomes = at_once(*[lambda: deliver(delivery_id=waiting.pk, now=NOW)] * 2)

    assert sorted(outcome.value for outcome in outcomes) == ["not due", "sent"]
    assert len(mail.outbox) == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_without_the_claim_two_at_once_send_twice(waiting, monkeypatch):
    monkeypatch.setattr(DeliveryQuerySet, "due", lambda rows, now: rows.all())
    monkeypatch.setattr(delivering, "_send", meeting_point(2, delivering._send))

    at_once(*[lambda: deliver(delivery_id=waiting.pk, now=NOW)] * 2)

    assert len(mail.outbox) == 2
