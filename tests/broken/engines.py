"""Engines that a test starts, stops and kills: a Redis of its own, workers, a web server."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
WITHIN = 90.0


def wait_until(happened: Callable[[], Any], within: float = WITHIN) -> None:
    """Wait for something that must happen; the test fails where it does not."""
    end = time.monotonic() + within
    while not happened():
        assert time.monotonic() < end, f"did not happen within {within} s"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_answered(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def environment(var: Path, **more: str) -> dict[str, str]:
    """What a process beside the test needs to work on the same rows, with files and mail under `var`."""
    keys = {
        "SECRET_KEY": settings.SECRET_KEY,
        "FIELD_KEYS": ",".join(settings.FIELD_KEYS),
        "FILE_KEYS": ",".join(settings.FILE_KEYS),
        "PRINT_KEYS": ",".join(settings.PRINT_KEYS),
        "INDEX_KEY": settings.INDEX_KEY,
    }
    return {**os.environ, **keys, "SOCIALAID_VAR": str(var), "EMAIL_URL": "filemail://", **more}


def database_url() -> str:
    """The address of the very database on which the test runs."""
    chosen = connection.settings_dict
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**chosen)


class Redis:
    """A Redis that belongs to one test."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        program = shutil.which("redis-server")
        assert program, "redis-server is not installed"
        command = [program, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self.folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        wait_until(lambda: is_answered(self.port))

    def send(self, sign: signal.Signals) -> None:
        assert self.process
        self.process.send_signal(sign)

    def kill(self) -> None:
        """Gone at once, with all that it held."""
        if self.process:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
            self.process.wait()
            self.process = None


@contextmanager
def running(command: list[str], env: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a group of its own, killed at the end of the block where it still lives."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9 of the process and all its children."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def worker(env: dict[str, str], log: Path, *, beat: bool = False) -> Any:
    """A Celery worker as production runs it, with short waits; with `beat` it also sweeps every second."""
    celery = ["celery", "-A", "tests.broken.short", "--quiet"]
    command = [*celery, "worker", "--concurrency=1", "--without-mingle", "--without-gossip"]
    schedule = ["-B", f"--schedule={env['SOCIALAID_VAR']}/beat"] if beat else []
    return running([*command, *schedule], env, log)


def web(env: dict[str, str], port: int, log: Path) -> Any:
    """The web server as production runs it, with one process."""
    return running(["gunicorn", "socialaid.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "1"], env, log)
