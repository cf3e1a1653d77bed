"""Several threads at one door, each with a connection of its own, let in at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

WAIT_SECONDS = 20


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """What each call gives, in their order; an exception that it raised stands for its result."""
    start = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            start.wait(WAIT_SECONDS)
            return call()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


def meeting_point(parties: int, before: Callable[..., Any]) -> Callable[..., Any]:
    """`before`, but nobody goes on until `parties` threads have come to it: what makes a race happen every time."""
    gate = Barrier(parties)

    def meet_then_go(*args: Any, **named: Any) -> Any:
        gate.wait(WAIT_SECONDS)
        return before(*args, **named)

    return meet_then_go
