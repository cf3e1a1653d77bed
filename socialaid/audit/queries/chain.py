"""Walking the chain from its first link: is everything as it was when it was sealed?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from socialaid.audit.canon import FIELDS, FORM, MARK_BYTES, NOTHING, digest_of, root_of, seal_hash
from socialaid.audit.gaps import lies_in, missing_from
from socialaid.audit.models import SOURCES, Head, Seal
from socialaid.audit.queries.unsealed import watched_gaps

CHUNK: Final = 2000
SEALS_AT_ONCE: Final = 200


class Broken(Exception):
    """The first link that is not as it was sealed; the text names it."""


@dataclass(slots=True)
class Walked:
    """What the walk passed: links, sealed rows, rows that were sealed late, rows that wait for their seal."""

    seals: int = 0
    rows: int = 0
    late: int = 0
    waiting: int = 0
    end: str = NOTHING


class _Rows:
    """The rows of one kind, hashed as they pass, one time through in the order of their ids."""

    def __init__(self, kind: str) -> None:
        rows = SOURCES[kind]._default_manager.order_by("pk").values_list(*FIELDS[kind])  # noqa: SLF001
        self._coming: Iterator[tuple[Any, ...]] = rows.iterator(chunk_size=CHUNK)
        self._ahead = next(self._coming, None)
        self.kind = kind
        self.next_first = 1
        self.owed: dict[int, bytes] = {}

    def up_to(self, last: int) -> Iterator[tuple[int, bytes]]:
        while (row := self._ahead) is not None and row[0] <= last:
            self._ahead = next(self._coming, None)
            yield row[0], digest_of(self.kind, row)


@dataclass(slots=True)
class Walk:
    """One walk; `known` are hashes of seals noted elsewhere, each of which must lie on the chain."""

    known: set[str] = field(default_factory=set)
    walked: Walked = field(default_factory=Walked)
    rows: dict[str, _Rows] = field(default_factory=lambda: {str(kind): _Rows(kind) for kind in SOURCES})

    def go(self, *, now: datetime) -> Walked:
        """Walk to the end of the chain in memory that does not grow with it. Raises Broken at the first broken link."""
        heads = {head.seal: head for head in Head.objects.all()}
        for seal in Seal.objects.order_by("pk").iterator(chunk_size=SEALS_AT_ONCE):
            self._link(seal)
            self._head(seal, heads.pop(seal.pk, None))
            self._batch(seal)
        for head in heads.values():
            raise Broken(f"seal {head.seal} is missing: the head of {head.day.isoformat()} was noted there")
        for noted in sorted(self.known):
            raise Broken(f"the chain does not lead through the head {noted}")
        self._count_waiting(now)
        return self.walked

    def _link(self, seal: Seal) -> None:
        expected = self.walked.seals + 1
        if seal.pk != expected:
            raise Broken(f"seal {expected} is missing")
        facts = (seal.previous, seal.total, seal.form, seal.hash)
        if facts != (self.walked.end, self.walked.rows + seal.rows, FORM, seal_hash(seal.sealed_facts)):
            raise Broken(f"seal {seal.pk} is broken: it was changed, or does not follow from the seal before it")
        if seal.kind not in self.rows or seal.first != self.rows[seal.kind].next_first:
            raise Broken(f"seal {seal.pk} is broken: it does not begin where the rows before it end")

    def _head(self, seal: Seal, head: Head | None) -> None:
        if head and (head.hash, head.rows) != (seal.hash, seal.total):
            raise Broken(f"seal {seal.pk} is not the one that was noted as the head of {head.day.isoformat()}")
        self.known.discard(seal.hash)

    def _batch(self, seal: Seal) -> None:
        rows = self.rows[seal.kind]
        digests = [*_in_range(seal, rows), *_late(seal, rows)]
        rows.next_first = seal.last + 1
        if len(digests) != seal.rows or root_of(digest for _id, digest in digests) != seal.root:
            raise Broken(_changed(seal, digests))
        self.walked.seals, self.walked.end = seal.pk, seal.hash
        self.walked.rows += seal.rows
        self.walked.late += len(seal.late)

    def _count_waiting(self, now: datetime) -> None:
        for kind, rows in self.rows.items():
            open_gaps = watched_gaps(kind, now) if rows.owed else []
            for row_id in rows.owed:
                if not lies_in(open_gaps, row_id):
                    raise Broken(f"{kind} {row_id} was put in afterwards: no seal covers it")
            after = SOURCES[kind]._default_manager.filter(pk__gte=rows.next_first)  # noqa: SLF001
            self.walked.waiting += len(rows.owed) + after.count()


def _in_range(seal: Seal, rows: _Rows) -> Iterable[tuple[int, bytes]]:
    """The rows that the seal counts from first to last; those in its gaps are owed to a later seal."""
    expected = missing_from(seal.first, seal.last, seal.gaps)
    wanted = next(expected, None)
    for row_id, digest in rows.up_to(seal.last):
        if row_id == wanted:
            yield row_id, digest
            wanted = next(expected, None)
        elif lies_in(seal.gaps, row_id):
            rows.owed[row_id] = digest
        elif row_id < seal.first:
            raise Broken(f"{seal.kind} {row_id} was put in afterwards: no seal covers it")
        else:
            break
    if wanted is not None:
        raise Broken(f"{seal.kind} {wanted} is missing: seal {seal.pk} covers it")


def _late(seal: Seal, rows: _Rows) -> Iterable[tuple[int, bytes]]:
    for row_id in seal.late:
        if row_id not in rows.owed:
            raise Broken(f"{seal.kind} {row_id} is missing: seal {seal.pk} covers it")
        yield row_id, rows.owed.pop(row_id)


def _changed(seal: Seal, digests: list[tuple[int, bytes]]) -> str:
    marks = bytes(seal.marks)
    for place, (row_id, digest) in enumerate(digests):
        if digest[:MARK_BYTES] != marks[place * MARK_BYTES : (place + 1) * MARK_BYTES]:
            return f"{seal.kind} {row_id} was changed after seal {seal.pk} was set"
    return f"seal {seal.pk} is broken: its rows do not give its hash"
