"""Letters while workers are killed, the broker forgets everything and the beat runs twice: each goes out once."""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from email import message_from_string
from pathlib import Path

import pytest
from django.utils import timezone
from redis import Redis as Line

from socialaid.notices.actions.posting import Posting, post_many
from socialaid.notices.contacts import Contact
from socialaid.notices.models import Delivery
from tests.broken.engines import Redis, database_url, environment, kill, wait_until, worker
from tests.notices.letters import ABOUT

LETTERS = 20
pytestmark = [pytest.mark.broken, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    own = Redis(tmp_path)
    own.start()
    yield own
    own.kill()


@pytest.fixture
def env(transactional_db: None, redis: Redis, tmp_path: Path) -> dict[str, str]:
    return environment(
        tmp_path, DATABASE_URL=database_url(), REDIS_URL=redis.url, HELD=str(tmp_path / "held"), HOLD_AT=""
    )


@pytest.fixture
def _written(env: dict[str, str]) -> None:
    to = Contact(user_id=None, email="bolat@example.kz", language="kk", name="Болат")
    letters = [Posting("applications/withdrawn", to, f"letter {n}", ABOUT) for n in range(LETTERS)]
    post_many(letters, now=timezone.now())


def figures(env: dict[str, str]) -> tuple[int, int]:
    """How many letters were lost, and how many went out more than once."""
    written = "".join(path.read_text() for path in Path(env["SOCIALAID_VAR"]).glob("**/mail/*"))
    letters = [message_from_string(part.lstrip()) for part in written.split("-" * 79) if part.strip()]
    times = Counter(str(letter["Message-ID"]) for letter in letters)
    lost, doubled = LETTERS - len(times), sum(count - 1 for count in times.values())
    sys.stdout.write(f"letters {LETTERS}, lost {lost}, doubled {doubled}\n")
    return lost, doubled


def all_sent() -> bool:
    return not Delivery.objects.exclude(state="sent").exists()


@pytest.mark.usefixtures("_written")
def test_worker_killed_between_claim_and_sending_loses_no_letter(env: dict[str, str]) -> None:
    var = Path(env["SOCIALAID_VAR"])
    with worker(env | {"HOLD_AT": "sending"}, var / "first.log", beat=True) as first:
        wait_until((var / "held").exists)
        kill(first)
    assert Delivery.objects.filter(state="claimed").count() == 1

    with worker(env, var / "second.log", beat=True):
        wait_until(all_sent)

    assert figures(env) == (0, 0)


@pytest.mark.usefixtures("_written")
def test_broker_that_is_flushed_loses_no_letter(env: dict[str, str], redis: Redis) -> None:
    with Line.from_url(redis.url) as line:
        line.flushall()

    with worker(env, Path(env["SOCIALAID_VAR"], "worker.log"), beat=True):
        wait_until(all_sent)

    assert figures(env) == (0, 0)


@pytest.mark.usefixtures("_written")
def test_beat_that_runs_twice_doubles_no_letter(env: dict[str, str]) -> None:
    var = Path(env["SOCIALAID_VAR"])
    (var / "second").mkdir()
    with (
        worker(env, var / "first.log", beat=True),
        worker(env | {"SOCIALAID_VAR": str(var / "second")}, var / "second.log", beat=True),
    ):
        wait_until(all_sent)
        time.sleep(3)

    assert figures(env) == (0, 0)
