"""Two sweeps at once, a sweep beside a clerk: on real row locks, and first with the locks taken out."""

from threading import Event, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from deadlines.actions import digesting, watching
from deadlines.actions.finishing import finish
from deadlines.models import Breach, Due, DueQuerySet, DueStep
from socialaid.notices.models import Notice
from tests.deadlines.days import at, day
from tests.deadlines.people import running_many
from tests.races import WAIT_SECONDS, at_once, meeting_point

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

RECEIVED, TODAY = day("Mon 2 Nov 2026"), day("Wed 18 Nov 2026")
ROWS = 40


@pytest.fixture
def dues(office, head, specialist):
    return running_many(office, RECEIVED, ROWS, specialist=specialist)


def sweep():
    return watching.sweep(today=TODAY, now=at(TODAY))


def test_two_sweeps_at_once_take_each_step_once(dues, head):
    results = at_once(sweep, sweep)

    told = [line.number for lines in results for line in lines if line.told]
    (digest,) = Notice.objects.filter(user=head)
    assert sorted(told) == sorted(due.number for due in dues)
    assert DueStep.objects.count() == 4 * ROWS
    assert Breach.objects.count() == ROWS
    assert all(due.number in digest.body for due in dues)


def test_two_sweeps_at_once_without_the_lock_both_take_the_same_steps(dues, monkeypatch):
    monkeypatch.setattr(DueQuerySet, "locked", DueQuerySet.all)
    monkeypatch.setattr(watching, "calendar", meeting_point(2, watching.calendar))

    results = at_once(sweep, sweep)

    assert [type(result) for result in results if isinstance(result, Exception)] == [IntegrityError]


def beside_a_sweep_that_holds(numbers, act, seconds):
    """Run `act` beside another sweep, which holds these rows until `act` is over, but no longer than `seconds`."""
    holds, over = Event(), Event()

    def other_sweep():
        try:
            with transaction.atomic():
                rows = Due.objects.filter(number__in=numbers).waiting(TODAY).locked()
                climbs = watching._climbs(rows, TODAY)
                holds.set()
                over.wait(seconds)
                watching._write_down(climbs, TODAY, at(TODAY))
        finally:
            connection.close()

    thread = Thread(target=other_sweep)
    thread.start()
    assert holds.wait(WAIT_SECONDS)
    act()
    over.set()
    thread.join(WAIT_SECONDS)


def test_digest_waits_for_the_steps_of_a_sweep_beside_it(dues, head):
    numbers = [due.number for due in dues]

    beside_a_sweep_that_holds(numbers[:15], sweep, seconds=1)

    (digest,) = Notice.objects.filter(user=head)
    assert [number for number in numbers if number not in digest.body] == []


def test_digest_that_does_not_wait_misses_the_steps_of_a_sweep_beside_it(dues, head, monkeypatch):
    monkeypatch.setattr(digesting, "_let_other_sweeps_finish", lambda today: None)
    numbers = [due.number for due in dues]

    beside_a_sweep_that_holds(numbers[:15], sweep, seconds=WAIT_SECONDS)

    (digest,) = Notice.objects.filter(user=head)
    assert [number for number in numbers if number not in digest.body] == numbers[:15]


def test_two_digests_at_once_are_one_letter(dues, head, monkeypatch):
    monkeypatch.setattr(watching, "post_digests", lambda **_: 0)
    sweep()

    def post():
        return digesting.post_digests(today=TODAY, now=at(TODAY))

    results = at_once(post, post, post)

    assert sorted(results) == [0, 0, 1]
    assert Notice.objects.filter(user=head).count() == 1


def test_sweep_leaves_a_row_that_a_clerk_is_finishing(dues, specialist):
    with transaction.atomic():
        for due in dues:
            finish(due=due, done_on=day("Tue 17 Nov 2026"), reference="B", by=specialist, now=at(TODAY))
        left = []
        thread = Thread(target=lambda: (left.append(len(watching_only())), connection.close()))
        thread.start()
        thread.join(WAIT_SECONDS)

    assert left == [0]
    assert not Breach.objects.exists()


def watching_only():
    """The rows that a sweep would take now, without its digests."""
    with transaction.atomic():
        return watching._climbs(Due.objects.waiting(TODAY).locked(), TODAY)


def test_row_finished_by_two_at_once_is_finished_once(dues, specialist):
    def finish_it():
        return finish(due=dues[0], done_on=TODAY, reference="B", by=specialist, now=at(TODAY))

    results = at_once(finish_it, finish_it)

    assert sorted(type(result).__name__ for result in results) == ["Due", "Refused"]
    assert Breach.objects.count() == 1
