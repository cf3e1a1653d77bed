"""Ringing a task by its name, after commit. Every ring may be lost: a sweep collects what it left."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Final

import structlog
from celery import current_app
from django.db import transaction

log = structlog.get_logger(__name__)

# A broker that hangs costs its timeout once, not once for each ring of an act that rings a hundred times.
QUIET_SECONDS: Final = 15.0
quiet: Final = {"until": 0.0}


@contextmanager
def silent() -> Iterator[None]:
    """Nothing is rung inside: what is written by the hundred is left to the sweeps, so that no queue is full of it."""
    before, quiet["until"] = quiet["until"], inf
    try:
        yield
    finally:
        quiet["until"] = before


def ring(task_name: str, *args: int | str) -> None:
    """Send `task_name` with ids once the transaction has committed; a dead broker is noted and harms nobody."""

    def send() -> None:
        if time.monotonic() < quiet["until"]:
            return
        try:
            current_app.send_task(task_name, args=args, retry=False)
        except Exception as error:
            quiet["until"] = time.monotonic() + QUIET_SECONDS
            log.warning("ring_lost", task=task_name, error=type(error).__name__)

    transaction.on_commit(send, robust=True)
