from pathlib import Path
from threading import Barrier, Thread

import pytest

from socialaid.lib import cache
from socialaid.lib.cache import RedisOrFileCache, SharedFileCache

RUNNERS = 8


def test_one_of_many_wins_the_same_key(tmp_path: Path):
    files, won, start = SharedFileCache(str(tmp_path), {}), [], Barrier(RUNNERS)

    def run() -> None:
        start.wait()
        won.append(files.add("lock", 1))

    runners = [Thread(target=run) for _ in range(RUNNERS)]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()

    assert sorted(won) == [False] * (RUNNERS - 1) + [True]


@pytest.fixture
def without_redis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RedisOrFileCache:
    monkeypatch.setitem(cache.quiet, "until", 0.0)
    return RedisOrFileCache("redis://127.0.0.1:1/0", {"OPTIONS": {"folder": tmp_path, "socket_connect_timeout": 1}})


def test_limits_hold_while_redis_does_not_answer(without_redis: RedisOrFileCache):
    assert [without_redis.add("lock", 1), without_redis.add("lock", 1)] == [True, False]

    without_redis.set("tries", 1)
    assert [without_redis.incr("tries"), without_redis.get("tries"), without_redis.get("else", 7)] == [2, 2, 7]
    assert [without_redis.touch("tries"), without_redis.delete("tries"), without_redis.delete("tries")] == [
        True,
        True,
        False,
    ]
    without_redis.clear()
    assert without_redis.get("lock") is None


def test_redis_that_gave_no_answer_is_not_asked_again_at_once(
    without_redis: RedisOrFileCache, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []
    monkeypatch.setattr(without_redis._redis, "get", lambda key: asked.append(key) or "from redis")
    without_redis.set("a", 1)

    assert (without_redis.get("a"), asked) == (1, [])
    monkeypatch.setitem(cache.quiet, "until", 0.0)
    assert (without_redis.get("a"), asked) == ("from redis", ["a"])
