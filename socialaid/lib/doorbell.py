"""Ringing a task by its name, after commit. Every ring may be lost: a sweep collects what it left."""

import structlog
from celery import current_app
from django.db import transaction

log = structlog.get_logger(__name__)


def ring(task_name: str, *args: int | str) -> None:
    """Send `task_name` with ids once the transaction has committed; a dead broker is noted and harms nobody."""

    def send() -> None:
        try:
            current_app.send_task(task_name, args=args, retry=False)
        except Exception as error:
            log.warning("ring_lost", task=task_name, error=type(error).__name__)

    transaction.on_commit(send, robust=True)
