"""The same on the embedded engines: SQLite, a broker of files, no Redis."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.broken.engines import ROOT, environment, kill, wait_until, worker

pytestmark = pytest.mark.broken

ASK_FOR_A_COUPON = """
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from socialaid.prints.actions.freezing import freeze
from tests.pdf import facts
freeze(kind="coupon", number="01-2026-000142", facts=facts.coupon(6), now=timezone.now() - timedelta(minutes=2))
"""

# stored_bytes unseals the sheet and holds it against its hash.
READ_THE_COUPON = """
import django
django.setup()
from socialaid.prints.models import Print
from socialaid.prints.serving import stored_bytes
print(stored_bytes(Print.objects.get())[:5].decode(), Print.objects.get().sha256)
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A portal of its own, with its tables, on which a coupon has just been asked for."""
    own = environment(tmp_path, HELD=str(tmp_path / "held"), HOLD_AT="", DJANGO_SETTINGS_MODULE="socialaid.settings")
    own |= {"DATABASE_URL": "", "REDIS_URL": ""}
    for command in (["manage.py", "migrate", "--verbosity", "0"], ["-c", ASK_FOR_A_COUPON]):
        subprocess.run([sys.executable, *command], cwd=ROOT, env=own, check=True)
    return own


def coupons(var: Path) -> list[tuple[str, str]]:
    """The name of the file and its hash, for each coupon that is made."""
    with closing(sqlite3.connect(f"file:{var}/socialaid.sqlite3?mode=ro", uri=True)) as database:
        return database.execute("SELECT content, sha256 FROM prints_print WHERE made_at IS NOT NULL").fetchall()


def test_sweep_catches_up_with_the_coupon_of_a_killed_worker(env: dict[str, str], tmp_path: Path) -> None:
    with worker(env | {"HOLD_AT": "drawing"}, tmp_path / "first.log") as first:
        wait_until((tmp_path / "held").exists)
        kill(first)
    assert coupons(tmp_path) == []

    with worker(env, tmp_path / "second.log", beat=True):
        wait_until(lambda: coupons(tmp_path))

    [(_name, digest)] = coupons(tmp_path)
    read = subprocess.run([sys.executable, "-c", READ_THE_COUPON], cwd=ROOT, env=env, check=True, capture_output=True)
    assert read.stdout.decode().splitlines()[-1] == f"%PDF- {digest}"
    assert len(list((tmp_path / "files" / "prints").rglob("*.pdf"))) == 1
