"""Sealing the record: batch by batch, each seal holding the hash of the one before. Nobody who writes waits for it."""

from datetime import date, datetime, timedelta
from typing import Any, Final

import structlog
from django.db import IntegrityError, transaction

from socialaid.audit.canon import FORM, MARK_BYTES, NOTHING, digest_of, root_of, seal_hash
from socialaid.audit.gaps import gaps_in
from socialaid.audit.models import SOURCES, Head, Seal
from socialaid.audit.queries.unsealed import Row, late_rows, rows_after

BATCH: Final = 1000
MOST_LINKS: Final = 200
log = structlog.get_logger(__name__)


def seal(*, now: datetime, batch: int = BATCH) -> list[Seal]:
    """Seal what no seal covers yet; gives the new links, none where another sealer is at work.

    What comes in the meantime, or commits late, is for the next time. It stops after MOST_LINKS links.
    """
    made: list[Seal] = []
    for kind in SOURCES:
        while len(made) < MOST_LINKS and (link := _next_link(kind, now, batch)):
            if not _taken(link):
                return made
            made.append(link)
    return made


def note_head(*, today: date, now: datetime) -> Head | None:
    """Write down the end of the chain for yesterday, once, and print it in the log."""
    day, end = today - timedelta(days=1), Seal.objects.order_by("-pk").first()
    if end is None or Head.objects.filter(day=day).exists():
        return None
    head = Head(day=day, seal=end.pk, hash=end.hash, rows=end.total, noted_at=now)
    if not _taken(head):
        return None
    log.info("record_head", day=day.isoformat(), seal=head.seal, hash=head.hash, rows=head.rows)
    return head


def _taken(row: Seal | Head) -> bool:
    """Whether the place was free: its id or day is unique, whoever comes second leaves it."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _next_link(kind: str, now: datetime, batch: int) -> Seal | None:
    # The end of the chain is read first: whatever another sealer adds after that makes the new place a taken one.
    end = Seal.objects.order_by("-pk").first()
    newest = Seal.objects.of_kind(kind).order_by("-pk").values_list("last", flat=True).first() or 0
    late, rows = late_rows(kind, now, batch), rows_after(kind, newest, batch)
    if not late and not rows:
        return None
    link = _linked(end, late, rows, kind, now)
    link.first, link.last = newest + 1, rows[-1][0] if rows else newest
    link.gaps = gaps_in(link.first, link.last, (row[0] for row in rows))
    link.hash = seal_hash(link.sealed_facts)
    return link


def _linked(end: Seal | None, late: list[Row], rows: list[Row], kind: str, now: datetime) -> Seal:
    digests = [digest_of(kind, row) for row in [*rows, *late]]
    facts: dict[str, Any] = {"id": 1, "total": len(digests), "previous": NOTHING}
    if end is not None:
        facts = {"id": end.pk + 1, "total": end.total + len(digests), "previous": end.hash}
    return Seal(
        **facts,
        form=FORM,
        kind=str(kind),
        late=[row[0] for row in late],
        rows=len(digests),
        root=root_of(digests),
        sealed_at=now,
        marks=b"".join(digest[:MARK_BYTES] for digest in digests),
    )
