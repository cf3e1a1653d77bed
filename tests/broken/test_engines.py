"""The private engines of the tests come up, serve one command and leave nothing."""

import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.broken

ASK_ALL = """
import os, psycopg2, redis, socket
from urllib.parse import urlsplit
with psycopg2.connect(os.environ["DATABASE_URL"]) as database, database.cursor() as cursor:
    cursor.execute("show fsync")
    print(os.environ["DATABASE_URL"], cursor.fetchone()[0], redis.from_url(os.environ["REDIS_URL"]).ping())
scanner = urlsplit(os.environ["CLAMD"])
with socket.create_connection((scanner.hostname, scanner.port), 5) as line:
    line.sendall(b"zPING\\0")
    print(line.recv(16).strip(b"\\0").decode())
"""


def _run(*command):
    return subprocess.run(
        [sys.executable, "scripts/engines.py", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_command_reaches_the_engines_and_they_are_gone_afterwards():
    done = _run(sys.executable, "-c", ASK_ALL)

    url, *answers = done.stdout.split()
    assert answers == ["off", "True", "PONG"]
    with pytest.raises(psycopg2.OperationalError):
        psycopg2.connect(url)


def test_the_exit_code_of_the_command_is_passed_on():
    assert _run(sys.executable, "-c", "raise SystemExit(7)").returncode == 7
