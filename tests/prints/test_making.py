import hashlib
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from socialaid.prints import tasks
from socialaid.prints.actions import making
from socialaid.prints.actions.freezing import freeze
from socialaid.prints.actions.making import make
from socialaid.prints.models import Print, PrintQuerySet
from socialaid.prints.serving import stored_bytes
from tests.prints.conftest import NOW
from tests.races import at_once, meeting_point


@pytest.fixture
def draw(monkeypatch):
    """Each drawing gives other bytes, as another version of the program would."""
    drawn: list[bytes] = []

    def draw_another(sheet: Print) -> bytes:
        drawn.append(b"%%PDF-1.7 drawing %d" % len(drawn))
        return drawn[-1]

    monkeypatch.setattr(making, "_drawn", draw_another)
    return drawn


@pytest.mark.django_db
def test_make_stores_the_bytes_under_a_name_that_holds_their_hash(leaflet, folder):
    made = make(print_id=leaflet.pk, now=NOW)

    [path] = folder.rglob("*.pdf")
    assert hashlib.sha256(stored_bytes(made)).hexdigest() == made.sha256
    assert b"%PDF" not in path.read_bytes()
    assert path.name.startswith(made.sha256)
    assert (made.made_at, stored_bytes(made)[:8]) == (NOW, b"%PDF-1.7")


@pytest.mark.django_db
def test_make_draws_the_same_bytes_for_everybody(leaflet):
    with override("en"):
        first = making._drawn(leaflet)
    with override("ru"):
        assert making._drawn(leaflet) == first


@pytest.mark.django_db
def test_make_takes_less_than_two_seconds_where_somebody_waits(leaflet):
    making._drawn(leaflet)
    started = time.monotonic()

    make(print_id=leaflet.pk, now=NOW)

    assert time.monotonic() - started < 2


@pytest.mark.django_db
def test_make_again_gives_what_was_made_first(leaflet, draw):
    first = make(print_id=leaflet.pk, now=NOW)

    second = make(print_id=leaflet.pk, now=NOW + timedelta(days=300))

    assert (second.made_at, second.sha256, stored_bytes(second)) == (NOW, first.sha256, draw[0])
    assert len(draw) == 1


@pytest.mark.django_db
def test_make_that_comes_second_takes_the_first_ones_bytes_and_leaves_no_file(leaflet, draw, folder):
    late = Print.objects.get(pk=leaflet.pk)
    first = make(print_id=leaflet.pk, now=NOW)

    making._keep(late, b"%PDF of the one who came second", NOW + timedelta(seconds=1))

    assert (late.sha256, late.made_at) == (first.sha256, NOW)
    assert len(list(folder.rglob("*.pdf"))) == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_make_by_two_at_once_ends_with_the_same_bytes(leaflet, draw, monkeypatch, folder):
    monkeypatch.setattr(making, "_keep", meeting_point(2, making._keep))

    made = at_once(*[lambda: make(print_id=leaflet.pk, now=NOW)] * 2)

    assert len(draw) == 2
    assert len({(sheet.sha256, stored_bytes(sheet)) for sheet in made}) == 1
    assert len(list(folder.rglob("*.pdf"))) == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_without_the_swap_two_at_once_both_keep_theirs(leaflet, draw, monkeypatch, folder):
    monkeypatch.setattr(PrintQuerySet, "unmade", lambda rows: rows.all())
    monkeypatch.setattr(making, "_keep", meeting_point(2, making._keep))

    at_once(*[lambda: make(print_id=leaflet.pk, now=NOW)] * 2)

    assert len(list(folder.rglob("*.pdf"))) == 2


@pytest.mark.django_db
def test_make_task_makes_the_one_it_was_rung_for(leaflet):
    tasks.make(leaflet.pk)

    assert Print.objects.unmade().count() == 0


@pytest.mark.django_db
def test_sweep_makes_what_was_left_for_a_minute(leaflet, draw, time_machine):
    time_machine.move_to(NOW + timedelta(seconds=59))
    tasks.sweep()
    assert Print.objects.unmade().count() == 1

    time_machine.move_to(NOW + timedelta(seconds=61))
    tasks.sweep()
    assert Print.objects.unmade().count() == 0


@pytest.mark.django_db
def test_sweep_goes_on_past_a_sheet_that_cannot_be_made(leaflet):
    broken = freeze(kind="nosuchsheet", number="0", facts={}, now=NOW - timedelta(days=1))

    tasks.sweep()

    assert list(Print.objects.unmade()) == [broken]


@pytest.mark.django_db
def test_sweep_that_took_long_leaves_the_rest_to_a_ring_of_its_own(
    leaflet, draw, monkeypatch, bell, django_capture_on_commit_callbacks
):
    freeze(kind="leaflet", number="2", facts={}, now=NOW - timedelta(days=1))
    clock = SimpleNamespace(monotonic=iter([0, 0, tasks.BUSY_SECONDS + 1]).__next__)
    monkeypatch.setattr(tasks, "time", clock)
    bell.rings.clear()

    with django_capture_on_commit_callbacks(execute=True):
        tasks.sweep()

    assert (Print.objects.unmade().count(), bell.rings) == (1, [("prints.sweep", ())])
