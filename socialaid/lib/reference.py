"""Reference data: rows with stable codes under fixtures/reference, loaded as often as one likes."""

import json
from pathlib import Path
from typing import Any, Final, TypeVar

from django.db.models import Model, QuerySet

Row = dict[str, Any]
AnyModel = TypeVar("AnyModel", bound=Model)

FOLDER: Final = Path(__file__).resolve().parents[2] / "fixtures" / "reference"
LANGUAGES: Final = frozenset({"kk", "ru", "en"})


def rows_of(name: str) -> list[Row]:
    """The rows of fixtures/reference/<name>.json, with texts in several languages spread over their columns."""
    text = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    return [spread(row) for row in json.loads(text)["rows"]]


def spread(row: Row) -> Row:
    """`{"name": {"kk": "..", "ru": ".."}}` as `{"name_kk": "..", "name_ru": ".."}`; other values stay as they are."""
    columns: Row = {}
    for field, value in row.items():
        if isinstance(value, dict) and value and LANGUAGES.issuperset(value):
            columns.update({f"{field}_{language}": text for language, text in value.items()})
        else:
            columns[field] = value
    return columns


def write_rows(model: type[AnyModel], rows: list[Row], unique: tuple[str, ...] = ("code",)) -> int:
    """Insert `rows`, or rewrite the columns they name where they are known already; how many there are.

    Columns that no row names keep what people have set, for example the day on which a decision ended.
    """
    named = [column for column in rows[0] if column not in unique]
    QuerySet[AnyModel](model).bulk_create(
        [model(**row) for row in rows], update_conflicts=True, unique_fields=unique, update_fields=named
    )
    return len(rows)


def add_rows(model: type[AnyModel], rows: list[Row]) -> int:
    """Insert the `rows` not known yet and leave the known ones as people have edited them; how many there are."""
    QuerySet[AnyModel](model).bulk_create([model(**row) for row in rows], ignore_conflicts=True)
    return len(rows)


def keys_by_code(model: type[Model]) -> dict[str, int]:
    """The primary key of each row by its code."""
    return dict(QuerySet(model).values_list("code", "pk"))
