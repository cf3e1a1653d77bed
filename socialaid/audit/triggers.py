"""Tables whose rows nobody can change or delete, kept by the database itself on both engines.

`protect("audit_event")` is a step of a migration. What only a data migration or the flush between tests may do is done
inside `lifted(connection)`. On SQLite a migration that rebuilds a protected table drops its triggers without a word:
such a migration ends with `protect` again (`tests/audit` would tell).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import migrations

PREFIX: Final = "append_only"

_POSTGRESQL_FUNCTION: Final = """
    CREATE OR REPLACE FUNCTION append_only_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'append only: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END $$
"""
_POSTGRESQL_TRIGGER: Final = """
    CREATE TRIGGER {name} BEFORE {verb} ON "{table}" FOR EACH {scope} EXECUTE FUNCTION append_only_refuse()
"""
# ALWAYS: also while session_replication_role silences ordinary triggers.
_POSTGRESQL_ALWAYS: Final = 'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER {name}'
_SQLITE_TRIGGER: Final = """
    CREATE TRIGGER {name} BEFORE {verb} ON "{table}" {when}
    BEGIN SELECT RAISE(ABORT, 'append only: {verb} of {table} is refused'); END
"""
# INSERT OR REPLACE deletes the rows in its way, by any unique column, without asking the triggers on deletion.
_SQLITE_NO_REPLACE: Final = 'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {same})'


def protect(table: str, *, changes_allowed: bool = False, unique: tuple[str, ...] = ()) -> migrations.RunPython:
    """The migration step after which `table` refuses deletion and, unless `changes_allowed`, every change.

    `unique` names its unique columns besides `id`.
    """

    def set_up(apps: Any, schema_editor: Any) -> None:
        _drop(schema_editor.connection, table)
        _create(schema_editor.connection, table, changes_allowed, ("id", *unique))

    def take_down(apps: Any, schema_editor: Any) -> None:
        _drop(schema_editor.connection, table)

    return migrations.RunPython(set_up, take_down)


@contextmanager
def lifted(connection: Any) -> Iterator[None]:
    """While inside, nothing is protected; afterwards all is as before. Not in a transaction that wrote there."""
    kept = lift_triggers(connection)
    try:
        yield
    finally:
        set_triggers(connection, kept)


def standing(connection: Any) -> dict[str, str]:
    """The triggers that are in force, by name: on SQLite their SQL, on PostgreSQL their table."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING[connection.vendor], [f"{PREFIX}%"])
        return dict(cursor.fetchall())


def lift_triggers(connection: Any) -> dict[str, str]:
    """Take all protection off; gives what `set_triggers` needs to put it back."""
    kept = standing(connection)
    lift = _LIFT[connection.vendor]
    _run(connection, [lift.format(name=name, table=table) for name, table in kept.items()])
    return kept


def set_triggers(connection: Any, kept: dict[str, str]) -> None:
    """Put back what `lift_triggers` took off."""
    put_back = _PUT_BACK[connection.vendor]
    _run(connection, [put_back(name, value) for name, value in kept.items()])


_STANDING: Final = {
    "postgresql": """
        SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE t.tgname LIKE %s AND t.tgenabled <> 'D' AND c.relnamespace = current_schema()::regnamespace
    """,
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
}
_LIFT: Final = {"postgresql": 'ALTER TABLE "{table}" DISABLE TRIGGER {name}', "sqlite": "DROP TRIGGER {name}"}
_PUT_BACK: Final[dict[str, Callable[[str, str], str]]] = {
    "postgresql": lambda name, table: _POSTGRESQL_ALWAYS.format(name=name, table=table),
    "sqlite": lambda name, sql: sql,
}


def _create(connection: Any, table: str, changes_allowed: bool, unique: tuple[str, ...]) -> None:
    verbs = ["DELETE"] if changes_allowed else ["DELETE", "UPDATE"]
    if connection.vendor == "postgresql":
        _run(connection, [_POSTGRESQL_FUNCTION, *_postgresql_triggers(table, verbs)])
    else:
        _run(connection, _sqlite_triggers(table, verbs, unique))


def _postgresql_triggers(table: str, verbs: list[str]) -> Iterator[str]:
    scopes = dict.fromkeys(verbs, "ROW") | {"TRUNCATE": "STATEMENT"}
    for verb, scope in scopes.items():
        name = _name(table, verb)
        yield _POSTGRESQL_TRIGGER.format(name=name, verb=verb, table=table, scope=scope)
        yield _POSTGRESQL_ALWAYS.format(name=name, table=table)


def _sqlite_triggers(table: str, verbs: list[str], unique: tuple[str, ...]) -> list[str]:
    same = " OR ".join(f"{column} = NEW.{column}" for column in unique)
    guards = dict.fromkeys(verbs, "") | {"INSERT": _SQLITE_NO_REPLACE.format(table=table, same=same)}
    return [
        _SQLITE_TRIGGER.format(name=_name(table, verb), verb=verb, table=table, when=when)
        for verb, when in guards.items()
    ]


def _drop(connection: Any, table: str) -> None:
    ours = f"{PREFIX}_{table}_"
    of_table = f' ON "{table}"' if connection.vendor == "postgresql" else ""
    _run(connection, [f"DROP TRIGGER {name}{of_table}" for name in standing(connection) if name.startswith(ours)])


def _name(table: str, verb: str) -> str:
    return f"{PREFIX}_{table}_{verb.lower()}"


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
