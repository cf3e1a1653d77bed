from pathlib import Path
from threading import Barrier, Thread

from socialaid.lib.cache import SharedFileCache

RUNNERS = 8


def test_one_of_many_wins_the_same_key(tmp_path: Path):
    cache, won, start = SharedFileCache(str(tmp_path), {}), [], Barrier(RUNNERS)

    def run() -> None:
        start.wait()
        won.append(cache.add("lock", 1))

    runners = [Thread(target=run) for _ in range(RUNNERS)]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()

    assert sorted(won) == [False] * (RUNNERS - 1) + [True]
