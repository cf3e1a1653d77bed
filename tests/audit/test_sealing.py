import json
from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from socialaid.audit.actions import note_reading, record, sealing
from socialaid.audit.canon import NOTHING
from socialaid.audit.models import Event, Head, Seal
from socialaid.audit.queries.unsealed import WATCHED_SEALS
from tests.audit.chain import LONG_AFTER, NOW, NUMBER, forged, verdict, with_id, written

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]


def hole() -> int:
    """An id that no row has: taken by a transaction that has not ended, and passed over by a later row."""
    last = written(3)[-1].pk
    with_id(last + 2)
    sealing.seal(now=NOW)
    return last + 1


def test_chain_links_every_kind_of_row_in_batches():
    actor = written(5)[0].actor
    note_reading(reader=actor, number=NUMBER, path=f"cases/{NUMBER}", now=NOW)

    links = sealing.seal(now=NOW, batch=2)

    assert [(link.pk, link.kind, link.rows, link.total) for link in links] == [
        (1, "event", 2, 2),
        (2, "event", 2, 4),
        (3, "event", 1, 5),
        (4, "reading", 1, 6),
    ]
    assert [link.previous for link in links] == [NOTHING, *(link.hash for link in links[:-1])]
    counted = "6 rows under 4 seals, 0 of them sealed late; 0 wait for their seal"
    assert verdict() == f"The record is whole: {counted}. Head: {links[-1].hash}"


def test_sealing_again_adds_nothing():
    written(3)
    first = sealing.seal(now=NOW)

    assert (len(first), sealing.seal(now=NOW), sealing.seal(now=LONG_AFTER)) == (1, [], [])


def test_rows_that_wait_for_their_seal_are_counted():
    written(2)
    sealing.seal(now=NOW)
    written(3)

    assert "2 rows under 1 seals" in verdict()
    assert "3 wait for their seal" in verdict()


def test_late_row_is_sealed_by_a_later_seal_and_never_lost():
    missing = hole()
    with_id(missing)
    (link,) = sealing.seal(now=NOW + timedelta(minutes=1))

    assert (link.late, link.rows) == ([missing], 1)
    assert sealing.seal(now=NOW + timedelta(minutes=2)) == []
    assert "5 rows under 2 seals, 1 of them sealed late" in verdict()


def test_late_row_is_sealed_together_with_new_ones():
    missing = hole()
    with_id(missing)
    newest = with_id(missing + 5)

    (link,) = sealing.seal(now=NOW)

    assert (link.late, link.last, link.gaps) == ([missing], newest.pk, [[missing + 2, missing + 4]])
    assert "6 rows under 2 seals" in verdict()


def test_many_late_rows_are_sealed_in_batches_across_many_gaps():
    for number in range(2, 700, 2):
        with_id(number)
    sealing.seal(now=NOW)
    for number in range(1, 700, 2):
        with_id(number)

    links = sealing.seal(now=NOW, batch=100)

    assert [len(link.late) for link in links] == [100, 100, 100, 49]
    assert "699 rows" in verdict()


def test_clock_that_goes_back_or_far_ahead_loses_no_late_row():
    missing = hole()
    written(2)
    sealing.seal(now=NOW - timedelta(days=400))
    with_id(missing)

    (link,) = sealing.seal(now=NOW + timedelta(days=400))

    assert link.late == [missing]
    assert "7 rows under 3 seals" in verdict()


def test_gap_closes_after_a_day_and_a_hundred_seals():
    missing = hole()
    for _one in range(WATCHED_SEALS):
        written()
        sealing.seal(now=NOW)
    with_id(missing)

    assert sealing.seal(now=NOW + timedelta(days=2)) == []
    assert verdict() == f"The record is broken: event {missing} was put in afterwards: no seal covers it."


def test_killed_between_two_links_goes_on_where_it_stopped(monkeypatch):
    written(6)
    monkeypatch.setattr(sealing, "MOST_LINKS", 1)
    sealing.seal(now=NOW, batch=2)
    sealing.seal(now=NOW, batch=2)
    monkeypatch.undo()

    sealing.seal(now=NOW, batch=2)

    links = list(Seal.objects.order_by("pk"))
    assert [later.first - earlier.last for earlier, later in pairwise(links)] == [1, 1]
    assert "6 rows under 3 seals" in verdict()


def test_second_sealer_leaves_a_place_that_is_taken(monkeypatch):
    written(2)
    read = sealing.rows_after

    def read_after_somebody_sealed(kind, last, most):
        rows = read(kind, last, most)
        monkeypatch.setattr(sealing, "rows_after", read)
        sealing.seal(now=NOW)
        return rows

    monkeypatch.setattr(sealing, "rows_after", read_after_somebody_sealed)

    assert sealing.seal(now=NOW) == []
    assert Seal.objects.count() == 1
    assert "2 rows under 1 seals" in verdict()


def test_facts_with_any_letters_and_numbers_stay_the_same_through_the_database():
    facts = {"words": "Ә₸\u2028\"'\\", "half": 0.5, "big": 10**15, "nothing": None, "list": [True, {"b": 1, "a": 2}]}
    record(act="application.filed", by=None, facts=facts, now=NOW.replace(microsecond=1))
    sealing.seal(now=NOW)

    assert "1 rows under 1 seals" in verdict()


def test_head_of_yesterday_is_noted_once():
    written(2)
    (link,) = sealing.seal(now=NOW)

    head = sealing.note_head(today=NOW.date(), now=NOW)

    assert (head.day, head.seal, head.hash, head.rows) == (NOW.date() - timedelta(days=1), 1, link.hash, 2)
    assert sealing.note_head(today=NOW.date(), now=NOW) is None
    assert Head.objects.count() == 1


def test_empty_chain_has_no_head_and_is_whole():
    assert sealing.note_head(today=NOW.date(), now=NOW) is None
    assert "0 rows under 0 seals" in verdict()


def test_broken_record_ends_in_exit_code_1():
    written(2)
    sealing.seal(now=NOW)
    forged("UPDATE audit_event SET act = 'forged'")

    with pytest.raises(CommandError) as told:
        call_command("verify_record")

    assert told.value.returncode == 1


def test_known_heads_must_lie_on_the_chain(tmp_path):
    written(2)
    (link,) = sealing.seal(now=NOW)
    saved = tmp_path / "record-heads.json"
    saved.write_text(json.dumps({"heads": [{"hash": link.hash}]}))

    assert "is whole" in verdict("--head", link.hash, "--heads", str(saved))
    assert verdict("--head", "f" * 64) == (
        f"The record is broken: the chain does not lead through the head {'f' * 64}."
    )
    saved.write_text("[]")
    assert "does not hold published heads" in verdict("--heads", str(saved))


def test_chain_built_anew_is_told_by_the_heads():
    written(4)
    (link,) = sealing.seal(now=timezone.now())
    forged("UPDATE audit_event SET act = 'forged'")
    forged("DELETE FROM audit_seal")
    sealing.seal(now=timezone.now())
    assert "is whole" in verdict()

    assert "does not lead through the head" in verdict("--head", link.hash)


def test_chain_cut_off_before_a_head_is_told():
    written(2)
    sealing.seal(now=NOW)
    written(2)
    sealing.seal(now=NOW)
    sealing.note_head(today=NOW.date(), now=NOW)
    forged("DELETE FROM audit_seal WHERE id = 2")

    assert verdict() == "The record is broken: seal 2 is missing: the head of 2026-11-01 was noted there."


def test_head_that_was_changed_is_told():
    written(2)
    sealing.seal(now=NOW)
    sealing.note_head(today=NOW.date(), now=NOW)
    forged("UPDATE audit_head SET hash = %s", ["0" * 64])

    assert "seal 1 is not the one that was noted as the head of 2026-11-01" in verdict()


FORGERIES = {
    "changed": (
        "UPDATE audit_event SET act = 'forged' WHERE id = {third}",
        "event {third} was changed after seal 1 was set",
    ),
    "facts changed": (
        "UPDATE audit_event SET facts = '{{}}' WHERE id = {third}",
        "event {third} was changed after seal 1 was set",
    ),
    "removed": ("DELETE FROM audit_event WHERE id = {third}", "event {third} is missing: seal 1 covers it"),
    "last removed": ("DELETE FROM audit_event WHERE id = {last}", "event {last} is missing: seal 2 covers it"),
    "put in before": (
        "INSERT INTO audit_event (id, at, act, number, role, path, office, state, facts) "  # noqa: ISC004
        "SELECT -1, at, act, number, role, path, office, state, facts FROM audit_event WHERE id = {third}",
        "event -1 was put in afterwards: no seal covers it",
    ),
    "moved": ("UPDATE audit_event SET id = 900 WHERE id = {third}", "event {third} is missing: seal 1 covers it"),
    "seal changed": ("UPDATE audit_seal SET rows = 1 WHERE id = 1", "seal 1 is broken: it was changed"),
    "seal's time changed": ("UPDATE audit_seal SET sealed_at = '2020-01-01 00:00:00+00'", "seal 1 is broken"),
    "seal removed": ("DELETE FROM audit_seal WHERE id = 1", "seal 1 is missing"),
    "mark and row changed": (
        "UPDATE audit_seal SET root = previous WHERE id = 2",
        "seal 2 is broken",
    ),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_forgery_is_found_and_named(forgery):
    rows = written(4)
    sealing.seal(now=NOW)
    rows += written(2)
    sealing.seal(now=NOW)
    statement, sentence = FORGERIES[forgery]
    names = {"third": rows[2].pk, "last": rows[-1].pk}

    forged(statement.format(**names))

    assert verdict().startswith(f"The record is broken: {sentence.format(**names)}")


def test_late_row_removed_after_its_seal_is_named():
    missing = hole()
    with_id(missing)
    sealing.seal(now=NOW)
    forged("DELETE FROM audit_event WHERE id = %s", [missing])

    assert verdict() == f"The record is broken: event {missing} is missing: seal 2 covers it."


def test_seals_and_heads_are_append_only_even_by_replacing():
    written(2)
    sealing.seal(now=NOW)
    head = sealing.note_head(today=NOW.date(), now=NOW)

    for statement in (
        "UPDATE audit_seal SET rows = 0",
        "DELETE FROM audit_seal",
        "UPDATE audit_head SET rows = 0",
        "DELETE FROM audit_head",
        *REPLACING[connection.vendor],
    ):
        with pytest.raises(Exception, match="append only"), connection.cursor() as cursor:
            cursor.execute(statement)

    assert (Seal.objects.count(), Head.objects.get()) == (1, head)
    assert Event.objects.count() == 2


REPLACING = {
    "sqlite": (
        "INSERT OR REPLACE INTO audit_head (id, day, seal, hash, rows, noted_at) "  # noqa: ISC004
        "SELECT 99, day, seal, 'forged', rows, noted_at FROM audit_head",
        "INSERT OR REPLACE INTO audit_seal SELECT * FROM audit_seal",
    ),
    "postgresql": (
        "INSERT INTO audit_head (day, seal, hash, rows, noted_at) VALUES ('2026-11-01', 1, '', 1, now()) "  # noqa: ISC004
        "ON CONFLICT (day) DO UPDATE SET hash = 'forged'",
        "TRUNCATE audit_seal, audit_head",
    ),
}
