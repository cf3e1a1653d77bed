"""Rings go out after commit; a broker that is away is noted once and harms nobody."""

from typing import Any

import pytest
from django.db import transaction

from socialaid.lib import doorbell
from tests.conftest import Bell

pytestmark = pytest.mark.django_db


class DeadBroker:
    """Every attempt costs its time and fails."""

    def __init__(self) -> None:
        self.attempts = 0

    def send_task(self, *_named: Any, **_options: Any) -> None:
        self.attempts += 1
        raise TimeoutError("redis://:password@127.0.0.1:6379/0 does not answer")


@pytest.fixture
def dead_broker(monkeypatch: pytest.MonkeyPatch) -> DeadBroker:
    broker = DeadBroker()
    monkeypatch.setattr(doorbell, "current_app", broker)
    return broker


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_ring_goes_out_after_commit_with_its_ids(bell: Bell, committed: Any) -> None:
    with committed():
        doorbell.ring("prints.make", 7)
        assert bell.rings == []

    assert bell.rings == [("prints.make", (7,))]


@pytest.mark.django_db(transaction=True)
def test_ring_of_a_transaction_that_failed_is_never_heard(bell: Bell) -> None:
    with pytest.raises(OSError, match="power"), transaction.atomic():
        doorbell.ring("prints.make", 7)
        raise OSError("the power went off")

    assert bell.rings == []


def test_dead_broker_harms_nobody_and_is_tried_once(dead_broker: DeadBroker, committed: Any) -> None:
    with committed():
        for print_id in range(100):
            doorbell.ring("prints.make", print_id)

    assert dead_broker.attempts == 1


def test_what_is_noted_of_a_dead_broker_holds_no_password(
    dead_broker: DeadBroker, committed: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with committed():
        doorbell.ring("prints.make", 7)

    assert "ring_lost" in caplog.text
    assert "TimeoutError" in caplog.text
    assert "password" not in caplog.text


def test_after_a_while_the_bell_is_tried_again(
    dead_broker: DeadBroker, committed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with committed():
        doorbell.ring("prints.make", 7)
    monkeypatch.setitem(doorbell.quiet, "until", doorbell.quiet["until"] - doorbell.QUIET_SECONDS)

    with committed():
        doorbell.ring("prints.make", 8)

    assert dead_broker.attempts == 2


def test_nothing_is_rung_while_much_is_written_at_once(bell: Bell, committed: Any) -> None:
    with doorbell.silent(), committed():
        doorbell.ring("prints.make", 7)
    with committed():
        doorbell.ring("prints.make", 8)

    assert bell.rings == [("prints.make", (8,))]
