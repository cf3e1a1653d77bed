"""Lists paged by key: a page begins after the last row shown before it, however many rows come before that one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
PAGE_SIZE = 30
YEARS = (1900, 2200)
LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The rows of one page, and the keys from which its neighbours are asked for; empty where there is none."""

    rows: list[Row]
    previous: str
    next: str

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def page(rows: QuerySet[Row], *, keys: Sequence[str], asked: Mapping[str, str], size: int = PAGE_SIZE) -> Page[Row]:
    """One page of `rows` in one query, ordered by two keys such as ("-filed_at", "-pk") that fall or rise together.

    `asked` are the query parameters of the page, of which `after` or `before` may hold a key; a key that cannot be
    read gives the first page. The first key is a date or a moment of the row itself and never null.
    """
    field, after = keys[0], asked.get("after", "")
    key = _read(rows, field, after or asked.get("before", ""))
    backwards = key is not None and not after
    found = list(_beyond(rows, field, key, backwards)[: size + 1])
    shown, more = found[:size], len(found) > size
    if backwards:
        shown.reverse()
    behind, ahead = (more, True) if backwards else (key is not None, more)
    return Page(shown, _written(shown[:1], field) if behind else "", _written(shown[-1:], field) if ahead else "")


def _beyond(rows: QuerySet[Row], field: str, key: tuple[Any, int] | None, backwards: bool) -> QuerySet[Row]:
    name = field.lstrip("-")
    falls = field.startswith("-") != backwards
    sign, beyond = ("-", "lt") if falls else ("", "gt")
    ordered = rows.order_by(f"{sign}{name}", f"{sign}pk")
    if key is None:
        return ordered
    value, pk = key
    further = Q(**{f"{name}__{beyond}": value}) | Q(**{name: value, f"pk__{beyond}": pk})
    # The first bound says nothing new; it lets the database begin in the middle of its index.
    return ordered.filter(further, **{f"{name}__{beyond}e": value})


def _written(rows: list[Row], field: str) -> str:
    # A plus sign in an address is read as a space.
    return "".join(f"{getattr(row, field.lstrip('-')).isoformat()}~{row.pk}".replace("+00:00", "Z") for row in rows)


def _read(rows: QuerySet[Row], field: str, text: str) -> tuple[Any, int] | None:
    value, _tilde, pk = text.partition("~")
    column: Any = rows.model._meta.get_field(field.lstrip("-"))  # noqa: SLF001
    try:
        begins, pk_number = column.to_python(value), int(pk)
    except (ValidationError, ValueError, TypeError):
        return None
    believable = YEARS[0] <= begins.year <= YEARS[1] and 0 <= pk_number <= LARGEST_ID
    return (begins, pk_number) if believable else None
