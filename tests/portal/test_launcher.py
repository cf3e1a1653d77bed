"""The launcher's parts: needs, children, the first page."""

import signal
import socket
import sys
import time

import pytest

from portal.management.launcher import needs
from portal.management.launcher.children import Child, DoesNotStayUp, stop_all
from portal.management.launcher.needs import Missing, check_libraries, check_port
from portal.management.launcher.readiness import NoAnswer, wait_for_page

SLEEPER = "import time; time.sleep(60)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"


@pytest.fixture
def child(tmp_path):
    """A child process made of one line of Python, gone after the test."""
    made = []

    def make(program):
        one = Child("worker", [sys.executable, "-c", program], tmp_path, tmp_path / "log" / "worker.log")
        made.append(one)
        one.start()
        return one

    yield make
    stop_all(made, within=0)


def test_a_taken_port_is_told_in_one_sentence():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Missing) as told:
            check_port("127.0.0.1", port)

    assert str(told.value) == f"Port {port} is already in use, choose another one: PORT={port + 1} make run"


def test_a_foreign_address_is_told_in_one_sentence():
    with pytest.raises(Missing, match="cannot listen on 192.0.2.1, set HOST"):
        check_port("192.0.2.1", 8000)


def test_a_missing_library_is_told_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setattr(needs, "PANGO_LIBRARIES", ("libnowhere.so.0",))

    with pytest.raises(Missing, match="Pango is missing, install it with: apt-get install libpango-1.0-0 "):
        check_libraries()


def test_a_dead_child_comes_back(child):
    worker = child(SLEEPER)
    first = worker.process
    first.send_signal(signal.SIGKILL)
    first.wait()

    worker.bring_back()

    assert worker.exit_code is None
    assert worker.process.pid != first.pid


def test_a_child_that_dies_again_and_again_is_given_up(child):
    worker = child("raise SystemExit(3)")

    with pytest.raises(DoesNotStayUp, match="The worker does not stay up; the end of .*worker.log says why"):
        for _ in range(10):
            worker.process.wait()
            worker.bring_back()


def test_stopping_leaves_no_child_even_a_deaf_one(child):
    polite, deaf = child(SLEEPER), child(DEAF)
    while "deaf" not in deaf.log.read_text():
        time.sleep(0.01)
    began = time.monotonic()

    stop_all([polite, deaf], within=0.5)

    assert (polite.exit_code, deaf.exit_code) == (-signal.SIGTERM, -signal.SIGKILL)
    assert time.monotonic() - began < 3


def test_waiting_for_the_page_ends_when_the_server_died():
    with pytest.raises(NoAnswer, match="stopped right after its start"):
        wait_for_page("127.0.0.1", 1, within=5, alive=lambda: False)


def test_waiting_for_the_page_ends_when_time_is_up():
    with pytest.raises(NoAnswer, match="did not answer within 0 seconds"):
        wait_for_page("127.0.0.1", 1, within=0.2, alive=lambda: True)
