"""kill -9 of a worker while it makes a coupon: another one makes it, once."""

import hashlib
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from celery import Celery
from django.core.files.storage import FileSystemStorage
from django.utils import timezone

from applications.actions import checking, registering
from socialaid.files.vault import SealedStorage
from socialaid.lib import doorbell
from socialaid.notices.models import Delivery
from socialaid.prints.models import Print
from socialaid.prints.serving import stored_bytes
from tests.broken.engines import Redis, database_url, environment, kill, wait_until, worker
from tests.cast import Cast, filed

pytestmark = [pytest.mark.broken, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    own = Redis(tmp_path)
    own.start()
    yield own
    own.kill()


@pytest.fixture
def env(transactional_db: None, redis: Redis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Where the workers find database, broker and files; the test reads the sheets from the same folder."""
    vault = SealedStorage(FileSystemStorage(tmp_path / "files"))
    monkeypatch.setattr(Print._meta.get_field("content"), "storage", vault)
    return environment(
        tmp_path, DATABASE_URL=database_url(), REDIS_URL=redis.url, HELD=str(tmp_path / "held"), HOLD_AT=""
    )


@pytest.fixture
def coupon(cast: Cast, env: dict[str, str], redis: Redis, monkeypatch: pytest.MonkeyPatch) -> Print:
    """A coupon that has just been asked for, over the real broker."""
    case = filed(cast)
    checking.accept_all(application=case, by=cast.specialist, now=timezone.now())
    monkeypatch.setattr(doorbell, "current_app", Celery("desk", broker=redis.url))
    now = timezone.now() - timedelta(minutes=2)
    registered = registering.register(application=case, by=cast.specialist, now=now)
    return Print.objects.get(kind="coupon", number=registered.journal_number)


def killed_in_the_middle(env: dict[str, str], at: str) -> None:
    """A worker takes the coupon, comes to `at`, and is killed there."""
    var = Path(env["SOCIALAID_VAR"])
    with worker(env | {"HOLD_AT": at}, var / "first.log") as first:
        wait_until((var / "held").exists)
        kill(first)


def sheets(env: dict[str, str]) -> list[Path]:
    return list(Path(env["SOCIALAID_VAR"], "files", "prints").rglob("*.pdf"))


def is_made(coupon: Print) -> bool:
    coupon.refresh_from_db()
    return coupon.made_at is not None


def check_made_once(coupon: Print) -> None:
    content = stored_bytes(coupon)
    assert content.startswith(b"%PDF-")
    assert coupon.sha256 == hashlib.sha256(content).hexdigest()
    assert Print.objects.filter(kind="coupon").count() == 1


def test_coupon_is_made_by_the_worker_that_gets_the_ring_again(coupon: Print, env: dict[str, str]) -> None:
    killed_in_the_middle(env, "drawing")
    assert not is_made(coupon)
    assert sheets(env) == []

    with worker(env, Path(env["SOCIALAID_VAR"], "second.log")):
        wait_until(lambda: is_made(coupon))

    check_made_once(coupon)
    assert len(sheets(env)) == 1


def test_coupon_and_letter_whose_rings_are_lost_as_well_are_caught_up_by_the_sweeps(
    coupon: Print, env: dict[str, str], redis: Redis
) -> None:
    killed_in_the_middle(env, "drawing")
    redis.kill()
    redis.start()

    with worker(env, Path(env["SOCIALAID_VAR"], "second.log"), beat=True):
        wait_until(
            lambda: is_made(coupon) and not Delivery.objects.filter(channel="email").exclude(state="sent").exists()
        )
        made_at = coupon.made_at
        time.sleep(3)

    coupon.refresh_from_db()
    assert coupon.made_at == made_at
    check_made_once(coupon)
    assert len(sheets(env)) == 1
    assert letters_that_name(env, coupon.number) == 1
    assert letters_that_name(env, "") == Delivery.objects.filter(channel="email").count()


def letters_that_name(env: dict[str, str], number: str) -> int:
    """Two workers may write into one file: a line of dashes ends each letter."""
    written = "".join(path.read_text() for path in Path(env["SOCIALAID_VAR"], "mail").iterdir())
    return sum(number in letter for letter in written.split("-" * 79) if letter.strip())


def test_worker_killed_between_the_file_and_the_row_leaves_one_coupon(coupon: Print, env: dict[str, str]) -> None:
    killed_in_the_middle(env, "keeping")
    assert not is_made(coupon)

    with worker(env, Path(env["SOCIALAID_VAR"], "second.log"), beat=True):
        wait_until(lambda: is_made(coupon))

    check_made_once(coupon)
    assert coupon.content.name in [str(path.relative_to(env["SOCIALAID_VAR"] + "/files")) for path in sheets(env)]
