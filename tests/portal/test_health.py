"""Alive and ready, each engine by name."""

from datetime import timedelta

import pytest
from django.db.utils import OperationalError
from django.utils import timezone

from portal import heartbeat, readiness
from portal.tasks import beat, work
from socialaid.audit.actions import record
from socialaid.audit.actions.sealing import seal

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture(autouse=True)
def _a_beat_came_through():
    beat()
    work()


def test_healthz_answers_without_sign_in_and_without_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"alive\n")


def test_readyz_names_every_engine(client):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    asked = ["database", "migrations", "broker", "storage", "scanner", "beat", "worker", "sealing"]
    assert list(answer.json()) == asked
    assert {name for name, finding in answer.json().items() if not finding["ok"]} == set()


def test_readyz_says_503_and_which_engine_fails(client, monkeypatch):
    def gone():
        raise OperationalError("connection to server at 10.1.2.3 failed")

    monkeypatch.setitem(readiness.QUESTIONS, "database", gone)

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["database"] == {"ok": False, "why": "does not answer (OperationalError)"}
    assert answer.json()["storage"]["ok"]


def test_readyz_fails_when_the_last_beat_is_too_old(client):
    heartbeat.note(timezone.now() - heartbeat.TOO_OLD - timedelta(seconds=1))

    assert client.get("/readyz").json()["beat"] == {"ok": False, "why": "last beat 181 seconds ago"}


def test_readyz_fails_when_no_beat_ever_came(client, monkeypatch):
    monkeypatch.setattr(heartbeat, "KEY", "portal.heartbeat.never")

    assert client.get("/readyz").json()["beat"] == {"ok": False, "why": "no beat yet"}


def test_readyz_fails_when_the_work_gets_no_turn(client):
    heartbeat.note(timezone.now() - heartbeat.WORK_TOO_OLD - timedelta(seconds=1), heartbeat.WORK_KEY)

    found = client.get("/readyz").json()

    assert found["worker"] == {"ok": False, "why": "last beat 901 seconds ago"}
    assert found["beat"]["ok"]


def test_readyz_fails_while_the_record_waits_for_its_seal(client):
    now = timezone.now()
    record(act="application.filed", by=None, number="7K3M-94QX", now=now)
    assert client.get("/readyz").json()["sealing"]["ok"]

    record(act="application.filed", by=None, number="7K3M-94QX", now=now - readiness.SEAL_WITHIN - timedelta(seconds=5))
    late = client.get("/readyz").json()["sealing"]
    seal(now=now)

    assert (late["ok"], late["why"].startswith("the record has waited")) == (False, True)
    assert client.get("/readyz").json()["sealing"] == {"ok": True, "why": "in time"}


def test_readyz_fails_while_the_private_folder_cannot_be_written(client, monkeypatch):
    monkeypatch.setattr(readiness.os, "access", lambda path, mode: False)

    assert client.get("/readyz").json()["storage"] == {"ok": False, "why": "the folder cannot be written"}


def test_readyz_says_that_no_scanner_is_wanted(client):
    assert client.get("/readyz").json()["scanner"] == {"ok": True, "why": "off"}


def test_readyz_fails_while_the_scanner_is_away(client, settings):
    settings.CLAMD = "tcp://127.0.0.1:1"

    answer = client.get("/readyz").json()["scanner"]

    assert answer == {"ok": False, "why": "does not answer (ConnectionRefusedError)"}


@pytest.mark.scanner
def test_readyz_names_the_scanner(client):
    answer = client.get("/readyz").json()["scanner"]

    assert answer["ok"]
    assert answer["why"].startswith("ClamAV ")


def test_health_takes_no_forms(client):
    assert [client.post(path).status_code for path in ("/healthz", "/readyz")] == [405, 405]
