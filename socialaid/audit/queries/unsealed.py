"""What no seal covers yet: rows after the last seal, and rows that turned up in the gaps of earlier ones."""

from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Min, Q

from socialaid.audit.canon import FIELDS
from socialaid.audit.gaps import Ranges, without
from socialaid.audit.models import SOURCES, Seal
from socialaid.audit.models.chain import SealQuerySet

# A transaction that ends later than this would be told by verify_record as a row put in afterwards.
WATCH: Final = timedelta(hours=24)
WATCHED_SEALS: Final = 100
RANGES_AT_ONCE: Final = 100

Row = tuple[Any, ...]


def rows_after(kind: str, last: int, most: int) -> list[Row]:
    """The next rows of a kind in the order of their ids, as `canon` hashes them."""
    return list(_rows(kind).filter(pk__gt=last)[:most])


def late_rows(kind: str, now: datetime, most: int) -> list[Row]:
    """Rows of a kind whose transaction ended after a seal had passed over their ids."""
    gaps = without(watched_gaps(kind, now), _late_ids(kind, now))
    found: list[Row] = []
    for start in range(0, len(gaps), RANGES_AT_ONCE):
        some = reduce(or_, (Q(pk__range=(low, high)) for low, high in gaps[start : start + RANGES_AT_ONCE]))
        found.extend(_rows(kind).filter(some)[: most - len(found)])
    return found


def watched_gaps(kind: str, now: datetime) -> Ranges:
    """The gaps in which a row may still turn up: those of the last day, and of the newest seals whatever the clock."""
    gaps = _watched(kind, now).exclude(gaps=[]).order_by("pk").values_list("gaps", flat=True)
    return [low_high for ranges in gaps for low_high in ranges]


def _late_ids(kind: str, now: datetime) -> list[int]:
    lists = _watched(kind, now).exclude(late=[]).values_list("late", flat=True)
    return [row_id for late in lists for row_id in late]


def _watched(kind: str, now: datetime) -> SealQuerySet:
    seals = Seal.objects.of_kind(kind)
    newest = list(seals.order_by("-pk").values_list("pk", flat=True)[:WATCHED_SEALS])
    return seals.filter(Q(sealed_at__gte=now - WATCH) | Q(pk__gte=newest[-1] if newest else 0))


def _rows(kind: str) -> Any:
    return SOURCES[kind]._default_manager.order_by("pk").values_list(*FIELDS[kind])  # noqa: SLF001


def oldest_unsealed() -> datetime | None:
    """When the oldest row was written that lies behind the last seal of its kind; None where nothing waits."""
    waiting = []
    for kind, model in SOURCES.items():
        last = Seal.objects.of_kind(kind).order_by("-pk").values_list("last", flat=True).first() or 0
        behind = model._default_manager.filter(pk__gt=last)  # noqa: SLF001
        waiting.append(behind.aggregate(oldest=Min("at"))["oldest"])
    return min((at for at in waiting if at), default=None)
