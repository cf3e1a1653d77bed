"""An IIN, a phone, a diagnosis and a password, planted in all forms, are found nowhere outside the database."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import structlog
from celery import Celery
from django.conf import settings
from django.core.cache import cache
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client, override_settings
from django.urls import reverse
from django_structlog.celery.receivers import CeleryReceiver

from socialaid.celery import app
from socialaid.lib import doorbell
from socialaid.notices import tasks
from socialaid.notices.models import Delivery
from tests.canary import rounds, watching
from tests.canary.birds import ALL, BIRDS, DIAGNOSIS, IIN, PASSWORD, PHONE, found_in, lines_with_birds
from tests.cast import Cast, draft, filed, signed_in
from tests.portal.world import World, world_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


class Refusing(BaseEmailBackend):
    """A mail server that refuses each letter and quotes it."""

    def send_messages(self, letters: Any) -> int:
        raise OSError(f"550 refused: {letters[0].message()} {ALL}")


class Away:
    """A broker that quotes what it was given."""

    def send_task(self, name: str, args: tuple[Any, ...] = (), **_more: object) -> None:
        raise ConnectionError(f"{name} {args} {ALL}")


@pytest.fixture(autouse=True)
def broker(bell: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Celery]:
    """The doorbell rings at a real broker, and codes sent by SMS lie in a folder of the test."""
    own = watching.own_broker(tmp_path / "queue")
    monkeypatch.setattr(doorbell, "current_app", own)
    with override_settings(SMS_DIR=tmp_path / "sms"):
        yield own
    own.close()


@pytest.fixture
def world(cast: Cast) -> World:
    return world_of(cast)


def leaks(stream: Any, broker: Celery) -> dict[str, Any]:
    """Where birds were found outside the database; nothing where all is well."""
    places = {
        "logs": stream.getvalue().splitlines(),
        "broker and cache": watching.broker_lines(broker),
        "subjects": watching.subjects(),
        "file names": watching.file_names(),
    }
    return {place: found for place, lines in places.items() if (found := lines_with_birds(lines))}


def test_the_watch_finds_birds_where_there_are_some(broker: Celery) -> None:
    """Without this the tests below could not fail."""
    with watching.logs() as stream:
        logging.getLogger("any").warning("no errors here, only words: %s", DIAGNOSIS)
    cache.set("case", ALL)
    broker.send_task("canary.nobody", args=[ALL])

    assert found_in(stream.getvalue()) == ["diagnosis"]
    assert set(BIRDS) <= {name for found, _line in lines_with_birds(watching.broker_lines(broker)) for name in found}
    assert [found_in(f"/kk/?q={quote(bird)}") for bird in BIRDS.values()] == [[name] for name in BIRDS]


def test_birds_in_every_form_are_found_nowhere(world: World, broker: Celery, capfd: pytest.CaptureFixture[str]) -> None:
    with watching.logs() as stream:
        walk = rounds.opened(world)
        rounds.sent(walk, wrongly=False)
        rounds.sent(walk, wrongly=True)
        found = leaks(stream, broker)

    answered = {status for statuses in walk.statuses.values() for status in statuses}
    assert (len(walk.sendings) > 120, {200, 302, 404} <= answered) == (True, True)
    assert walk.broken() == set(), [line for line in stream.getvalue().splitlines() if '"exception"' in line][:2]
    assert "task_enqueued" in stream.getvalue()
    assert found == {}
    assert walk.birds() == []
    assert walk.asking == []
    assert found_in("".join(capfd.readouterr())) == []


@pytest.mark.parametrize("breakage", [rounds.failing_rows, rounds.failing_database, rounds.silent_database])
def test_birds_stay_inside_while_the_portal_breaks_in_the_middle(
    world: World, broker: Celery, breakage: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    with watching.logs() as stream:
        walk = rounds.opened(world)
        rounds.sent(walk, wrongly=False, broken=breakage)
        found = leaks(stream, broker)

    assert sum(statuses.count(500) for statuses in walk.statuses.values()) > 20
    assert '"exception": "' in stream.getvalue()
    assert found == {}
    assert walk.birds() == []
    assert found_in("".join(capfd.readouterr())) == []


def test_broker_and_mail_server_that_break_tell_nothing(
    cast: Cast, broker: Celery, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = filed(cast)
    monkeypatch.setattr(doorbell, "current_app", Away())
    with watching.logs() as stream, override_settings(EMAIL_BACKEND=f"{__name__}.Refusing"):
        page = signed_in(cast.applicant)
        page.raise_request_exception = False
        page.post(reverse("my-case-messages", args=[case.number]), {"text": ALL})
        sign_up = {"contact": "kanareyka@example.kz", "password1": PASSWORD}
        nobody = Client(raise_request_exception=False)
        statuses = [nobody.post(reverse("account_signup"), sign_up).status_code]
        for delivery in Delivery.objects.filter(channel="email"):
            monkeypatch.setattr("socialaid.notices.actions.delivering.SENDERS", {"email": _quoting})
            tasks._outcome(delivery.pk)

    assert statuses[0] in (302, 500)
    assert leaks(stream, broker) == {}
    assert not any(found_in(error) for error in Delivery.objects.values_list("error", flat=True))


def _quoting(delivery: Delivery) -> None:
    raise OSError(f"451 try later: {delivery.notice.body} {ALL}")


def test_a_task_that_breaks_is_told_without_its_words() -> None:
    @app.task(name="canary.breaks", shared=False)
    def breaks() -> None:
        raise ValueError(f"cannot read {ALL}")

    receiver = CeleryReceiver()
    with watching.logs() as stream:
        receiver.connect_worker_signals()
        breaks.apply()
        structlog.contextvars.clear_contextvars()
    app.tasks.pop("canary.breaks")

    lines = stream.getvalue()
    assert ("task_failed" in lines, "ValueError" in lines, "in breaks" in lines) == (True, True, True)
    assert found_in(lines) == []


def test_pages_of_errors_tell_nothing(cast: Cast, broker: Celery) -> None:
    """400, 403, 404, 413 and 429, each with birds in what was sent."""
    case = draft(cast)
    own = signed_in(cast.applicant)
    own.raise_request_exception = False
    unguarded = Client(enforce_csrf_checks=True, raise_request_exception=False)
    look_up, words = reverse("look-up"), reverse("draft-words", args=[case.pk])
    with watching.logs() as stream:
        statuses = [
            own.post(words, {"words": f"{ALL}\x00", **{f"{PHONE}-{n}": IIN for n in range(1001)}}).status_code,
            unguarded.post(look_up, {"number": IIN, "code": PHONE}).status_code,
            own.post(reverse("my-case-messages", args=["7K3M-94QX-22"]), {"text": ALL}).status_code,
            own.get(f"/kk/{IIN}/?q={DIAGNOSIS}").status_code,
            own.post(words, {"words": ALL * 40_000}).status_code,
            [own.post(look_up, {"number": "7K3M-94QX-22", "code": "ABCD"}).status_code for _ in range(41)][-1],
        ]

    assert statuses == [400, 403, 404, 404, 413, 429]
    assert leaks(stream, broker) == {}


def test_sign_in_tells_nothing_of_what_was_typed(cast: Cast, broker: Celery) -> None:
    nobody = Client(raise_request_exception=False)
    with watching.logs() as stream:
        for login in (PHONE, IIN, DIAGNOSIS, PASSWORD, f"{IIN}@example.kz", cast.applicant.username):
            nobody.post(reverse("account_login"), {"login": login, "password": PASSWORD})
        nobody.post(reverse("account_reset_password"), {"contact": PHONE})

    assert leaks(stream, broker) == {}


def test_logs_have_one_way_out_and_reports_of_errors_go_nowhere() -> None:
    with watching.logs():
        assert watching.handlers() <= {"StreamHandler", "NullHandler"}
    assert (settings.DEBUG, settings.ADMINS, settings.MANAGERS) == (False, [], [])
