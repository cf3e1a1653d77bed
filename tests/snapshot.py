"""Rows that many tests begin with: written by the real acts once, copied back in one stroke ever after."""

from collections.abc import Callable, Hashable, Iterable
from io import StringIO
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

Table = type[Model]
_kept: dict[Hashable, tuple[dict[Table, Any], Any]] = {}


def written_once(key: Hashable, tables: Iterable[Table], write: Callable[[], Any]) -> Any:
    """What `write` gives, with all the rows that it puts into `tables` (those that are pointed at come first).

    A test that has rows of its own in one of the tables gets them written as if there were no copy.
    """
    tables = tuple(tables)
    if any(table._base_manager.exists() for table in tables):
        return write()
    if key not in _kept:
        given = write()
        _kept[key] = {table: _copied(table) for table in tables}, given
        return given
    copies, given = _kept[key]
    with transaction.atomic():
        for table, copy in copies.items():
            _put_back(table, copy)
    return given


def _copied(table: Table) -> Any:
    if connection.vendor == "postgresql":
        rows = StringIO()
        _cursor().copy_expert(f"COPY {_name(table)} TO STDOUT", rows)
        return rows.getvalue()
    # A plus before a column keeps the value as it lies there: Python's own types could not be written back.
    columns = ", ".join(f'+"{column}"' for column in _columns(table))
    return _cursor().execute(f"SELECT {columns} FROM {_name(table)}").fetchall()


def _put_back(table: Table, copy: Any) -> None:
    if connection.vendor == "postgresql":
        _cursor().copy_expert(f"COPY {_name(table)} FROM STDIN", StringIO(copy))
        _count_on(table)
        return
    columns = _columns(table)
    names, places = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
    _cursor().executemany(f"INSERT INTO {_name(table)} ({names}) VALUES ({places})", copy)


def _count_on(table: Table) -> None:
    """New rows get numbers above those that were put back, whatever a test has done to the counter."""
    if table._meta.pk.column != "id":
        return
    counter = f"pg_get_serial_sequence('{_name(table)}', 'id')"
    _cursor().execute(f"SELECT setval({counter}, greatest(nextval({counter}), (SELECT max(id) FROM {_name(table)})))")


def _cursor() -> Any:
    """The driver's own cursor: Django's would note every row."""
    connection.ensure_connection()
    return connection.connection.cursor()


def _name(table: Table) -> str:
    return f'"{table._meta.db_table}"'


def _columns(table: Table) -> list[str]:
    return [field.column for field in table._meta.concrete_fields]
