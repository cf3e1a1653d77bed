"""The canonical form of a row and of a seal: what is hashed, so that anybody can compute it again.

A row is a JSON object of its kind and its columns, keys sorted, no spaces, everything outside ASCII escaped; a moment
is written in UTC with microseconds. A later form gets the next number; what was sealed keeps its own.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

FORM: Final = 1
NOTHING: Final = "0" * 64
MARK_BYTES: Final = 8

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "event": ("id", "at", "actor_id", "role", "act", "number", "path", "office", "state", "facts", "address"),
    "reading": ("id", "at", "reader_id", "role", "number", "path", "office", "address"),
    "attempt": ("id", "at", "who_id", "role", "number", "path", "office", "outcome", "address"),
    "inquiry": (
        *("id", "at", "by_id", "reason", "kind", "person_id", "number", "office", "since", "until", "address"),
    ),
}
SEALED_FIELDS: Final = ("id", "form", "kind", "first", "last", "gaps", "late", "rows", "total", "root", "previous")


def digest_of(kind: str, values: Sequence[Any]) -> bytes:
    """The SHA-256 of one row, whose `values` stand in the order of FIELDS."""
    row = dict(zip(FIELDS[kind], values, strict=True))
    return hashlib.sha256(_written({"kind": kind, **row})).digest()


def root_of(digests: Iterable[bytes]) -> str:
    """The hash of a whole batch: SHA-256 over the hashes of its rows, one after another."""
    whole = hashlib.sha256()
    for digest in digests:
        whole.update(digest)
    return whole.hexdigest()


def seal_hash(fields: Mapping[str, Any]) -> str:
    """The hash of a seal with the hash of the one before it inside."""
    sealed = {name: fields[name] for name in SEALED_FIELDS} | {"sealed_at": fields["sealed_at"]}
    return hashlib.sha256(_written(sealed)).hexdigest()


def _written(row: dict[str, Any]) -> bytes:
    return json.dumps(row, sort_keys=True, separators=(",", ":"), default=_moment).encode()


def _moment(value: date | datetime) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return value.isoformat()
