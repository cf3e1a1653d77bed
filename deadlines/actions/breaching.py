"""A due day went by: the fact is written down once, and the head and the directorate will read of it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from deadlines import acts
from deadlines.ladder import READERS, Reader, Step
from deadlines.models import Breach, DigestLine, Due, DueStep
from socialaid.audit.actions import record_many
from socialaid.audit.models import Event

DIGEST_READERS = (Reader.HEAD, Reader.DIRECTORATE)


def record_breaches(*, dues: Iterable[Due], now: datetime) -> list[Breach]:
    """Write down a breach for each of these rows, in two queries; the caller holds them and knows that none has one."""
    breaches = Breach.objects.bulk_create([Breach(due=due, recorded_at=now) for due in dues])
    record_many(event_about(breach.due, act=acts.BREACHED, now=now) for breach in breaches)
    return breaches


def event_about(due: Due, *, act: str, now: datetime, **facts: str) -> Event:
    """An event of the program itself about one row, not saved yet."""
    days = {"due_on": due.due_on.isoformat(), "act_by": due.act_by.isoformat()}
    return Event(at=now, act=act, number=due.number, path=due.path, office=due.office.code, facts={**days, **facts})


def queue_for_digests(*, steps: Sequence[DueStep], heads_instead: frozenset[int] = frozenset()) -> None:
    """Put told steps into the digests of their readers; the reminders of the rows in `heads_instead` go to the head."""
    DigestLine.objects.bulk_create(
        [
            DigestLine(due_step=step, reader=reader)
            for step in steps
            if step.told
            for reader in _digest_readers(step, heads_instead)
        ]
    )


def _digest_readers(step: DueStep, heads_instead: frozenset[int]) -> list[Reader]:
    readers = READERS[Step(step.step)]
    if Reader.SPECIALIST in readers and step.due_id in heads_instead:
        return [Reader.HEAD]
    return [reader for reader in readers if reader in DIGEST_READERS]
