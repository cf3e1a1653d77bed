"""What the portal needs to do its work, asked one by one."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

import structlog
from celery import current_app
from django.core.files.storage import FileSystemStorage, storages
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from portal import heartbeat
from socialaid.audit.queries.unsealed import oldest_unsealed
from socialaid.files import scanner

log = structlog.get_logger(__name__)


# Sealing runs each minute; what waits longer may be forged without a trace.
SEAL_WITHIN = timedelta(minutes=10)


class NotReady(Exception):
    """One of the engines does not answer as it should; the text names no host, path or person."""


@dataclass(frozen=True)
class Finding:
    """What one question gave."""

    name: str
    ok: bool
    why: str


def findings() -> list[Finding]:
    """Ask every engine; a question that fails never stops the others."""
    return [_ask(name, question) for name, question in QUESTIONS.items()]


def _ask(name: str, question: Callable[[], str]) -> Finding:
    try:
        return Finding(name, ok=True, why=question())
    except NotReady as reason:
        return Finding(name, ok=False, why=str(reason))
    except Exception as error:
        log.warning("not_ready", engine=name, error=type(error).__name__)
        return Finding(name, ok=False, why=f"does not answer ({type(error).__name__})")


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return connection.vendor


@cache
def _migrations() -> str:
    """Asked until the answer is yes: reading every migration file for each watchman would cost more than a page."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise NotReady(f"{len(waiting)} migrations wait")
    return "applied"


def _broker() -> str:
    with current_app.connection_for_read(connect_timeout=2) as broker:
        broker.ensure_connection(max_retries=1, interval_start=0, timeout=2)
        return broker.transport.driver_type or "connected"


def _storage() -> str:
    storage = storages["vault"]
    if not isinstance(storage, FileSystemStorage):
        storage.exists("readiness")
        return "answers"
    folder = Path(storage.location)
    nearest = next(path for path in [folder, *folder.parents] if path.exists())
    if not os.access(nearest, os.W_OK):
        raise NotReady("the folder cannot be written")
    return "writable"


def _scanner() -> str:
    return scanner.OFF if scanner.is_off() else scanner.version()


def _beat() -> str:
    return _last_beat(heartbeat.age(timezone.now()), heartbeat.TOO_OLD)


def _worker() -> str:
    return _last_beat(heartbeat.age(timezone.now(), heartbeat.WORK_KEY), heartbeat.WORK_TOO_OLD)


def _last_beat(age: timedelta | None, too_old: timedelta) -> str:
    if age is None:
        raise NotReady("no beat yet")
    if age > too_old:
        raise NotReady(f"last beat {age.total_seconds():.0f} seconds ago")
    return f"{age.total_seconds():.0f} seconds ago"


def _sealing() -> str:
    oldest = oldest_unsealed()
    waiting = timezone.now() - oldest if oldest else timedelta(0)
    if waiting > SEAL_WITHIN:
        raise NotReady(f"the record has waited {waiting.total_seconds():.0f} seconds for its seal")
    return "in time"


QUESTIONS: dict[str, Callable[[], str]] = {
    "database": _database,
    "migrations": _migrations,
    "broker": _broker,
    "storage": _storage,
    "scanner": _scanner,
    "beat": _beat,
    "worker": _worker,
    "sealing": _sealing,
}
