"""Making the database ready: tables, reference, and in demo mode the invented cases."""

import hashlib
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from offices.models import Office
from socialaid.accounts.models import User

Say = Callable[[str], None]


def prepare(say: Say) -> None:
    """Bring the database up to date; what is already there is left alone, so a second start is quick."""
    if _migrations_wait():
        say("Preparing the database ...")
        call_command("migrate", interactive=False, verbosity=0)
    if _reference_changed():
        say("Loading offices, documents, categories and the calendar ...")
        call_command("load_reference", stdout=StringIO())
        _remember_reference()
    if settings.DEMO and not User.objects.exists():
        say("Inventing people and cases for the demo ...")
        call_command("load_demo", stdout=StringIO())


def _migrations_wait() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _reference_changed() -> bool:
    stamp = _stamp()
    return not (stamp.exists() and stamp.read_text() == _reference_hash() and Office.objects.exists())


def _remember_reference() -> None:
    stamp = _stamp()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(_reference_hash())


def _stamp() -> Path:
    """One stamp for each database that was ever used from this folder."""
    database = (
        f"{connection.settings_dict['HOST']}:{connection.settings_dict['PORT']}/{connection.settings_dict['NAME']}"
    )
    name = hashlib.sha256(database.encode()).hexdigest()[:12]
    return Path(settings.VAR_DIR) / "run" / f"reference-{name}"


def _reference_hash() -> str:
    """Changes when a fixture changes or a loader does."""
    found = hashlib.sha256()
    for path in sorted((settings.BASE_DIR / "fixtures" / "reference").rglob("*")):
        if path.is_file():
            found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()
