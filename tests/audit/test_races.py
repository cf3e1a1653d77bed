"""Two sealers at once, a transaction that ends late: on PostgreSQL, and first with the unique place taken away."""

from threading import Event as Signal
from threading import Thread

import pytest
from django.db import connection, transaction

from socialaid.audit.actions import record, sealing
from socialaid.audit.models import Event, Seal
from tests.audit.chain import NOW, NUMBER, verdict, written
from tests.races import WAIT_SECONDS, at_once, meeting_point

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def seal():
    return sealing.seal(now=NOW)


def test_two_sealers_at_once_make_one_chain(monkeypatch):
    written(50)
    monkeypatch.setattr(sealing, "_taken", meeting_point(2, sealing._taken))

    first, second = at_once(seal, seal)

    assert sorted([len(first), len(second)]) == [0, 1]
    assert "50 rows under 1 seals" in verdict()


def test_two_sealers_at_once_seal_twice_where_the_place_is_not_unique(monkeypatch):
    written(50)
    monkeypatch.setattr(sealing, "_taken", meeting_point(2, sealing._taken))
    alter("DROP CONSTRAINT audit_seal_pkey")
    try:
        first, second = at_once(seal, seal)
    finally:
        alter("DISABLE TRIGGER USER")
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM audit_seal a USING audit_seal b WHERE a.ctid > b.ctid AND a.id = b.id")
        alter("ADD CONSTRAINT audit_seal_pkey PRIMARY KEY (id)")
        for name in ("update", "delete", "truncate"):
            alter(f"ENABLE ALWAYS TRIGGER append_only_audit_seal_{name}")

    assert [len(first), len(second)] == [1, 1]


def alter(change: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE audit_seal {change}")


def test_transaction_that_ends_after_the_seal_is_sealed_later_and_blocks_nobody():
    written()
    begun, may_end = Signal(), Signal()

    def slow_act():
        try:
            with transaction.atomic():
                record(act="application.closed", by=None, number=NUMBER, now=NOW)
                begun.set()
                may_end.wait(WAIT_SECONDS)
        finally:
            connection.close()

    thread = Thread(target=slow_act)
    thread.start()
    assert begun.wait(WAIT_SECONDS)
    written()
    (before,) = seal()
    may_end.set()
    thread.join(WAIT_SECONDS)
    (after,) = seal()

    late = Event.objects.get(act="application.closed").pk
    assert (before.gaps[-1], after.late) == ([late, late], [late])
    assert "3 rows under 2 seals, 1 of them sealed late" in verdict()


def test_rolled_back_act_leaves_a_gap_that_harms_nobody():
    written()
    with transaction.atomic():
        written()
        transaction.set_rollback(True)
    written()

    seal()

    assert len(Seal.objects.get().gaps) >= 1
    assert "2 rows under 1 seals" in verdict()
