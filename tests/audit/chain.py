"""Rows for the chain, ways to forge them behind the portal's back, and what verify_record says."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection

from socialaid.audit.actions import record
from socialaid.audit.models import Event
from socialaid.audit.triggers import lifted

NOW = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
LONG_AFTER = NOW + timedelta(days=3)
NUMBER = "7K3M-94QX-B2"


def written(count: int = 1, act: str = "application.filed") -> list[Event]:
    actor, _new = get_user_model().objects.get_or_create(username="aigul")
    return [record(act=act, by=actor, number=NUMBER, facts={"document": "2", "sum": 10}, now=NOW) for _ in range(count)]


def with_id(row_id: int) -> Event:
    """An event that stands at an id of the test's choice, as a late transaction or a forger would put it."""
    event = Event.objects.create(pk=row_id, at=NOW, act="application.closed", number=NUMBER)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT setval(pg_get_serial_sequence('audit_event', 'id'), max(id)) FROM audit_event")
    return event


def forged(statement: str, parameters: list[Any] | None = None) -> None:
    """Run SQL as somebody who can take the triggers off."""
    with lifted(connection), connection.cursor() as cursor:
        cursor.execute(statement, parameters or [])


def verdict(*arguments: str) -> str:
    """What verify_record prints, or the sentence with which it ends."""
    out = StringIO()
    try:
        call_command("verify_record", *arguments, stdout=out)
    except CommandError as error:
        return str(error)
    return out.getvalue().strip()
