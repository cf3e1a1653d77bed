import pytest

from deadlines import acts
from deadlines.actions.finishing import call_off, finish
from deadlines.actions.watching import sweep
from deadlines.ladder import Step
from deadlines.models import Breach, DueStep
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from socialaid.notices.models import Notice
from tests.deadlines.days import at, day
from tests.deadlines.people import running

RECEIVED, DUE = "Mon 2 Nov 2026", "Tue 17 Nov 2026"
FAR = day("Mon 30 Nov 2026")


@pytest.fixture
def due(office, specialist):
    return running(office, day(RECEIVED), specialist=specialist)


@pytest.mark.parametrize(
    ("paid", "in_time"),
    [
        ("Mon 16 Nov 2026", True),
        ("Tue 17 Nov 2026", True),
        ("Wed 18 Nov 2026", False),
    ],
)
def test_finish_on_day_14_15_16(due, specialist, paid, in_time):
    done = finish(due=due, done_on=day(paid), by=specialist, now=at(FAR))

    assert done.done_in_time is in_time
    assert done.done_late is not in_time
    assert Breach.objects.standing().exists() is not in_time


def test_finish_stops_the_ladder_and_writes_it_down(due, specialist):
    done = finish(due=due, done_on=day(DUE), reference="BANK-1", by=specialist, now=at(day(DUE), 12))

    event = Event.objects.get(act=acts.FINISHED)
    assert done.next_on is None
    assert not done.is_running
    assert (event.number, event.office, event.actor) == (due.number, due.office.code, specialist)
    assert event.facts == {"due_on": "2026-11-17", "done_on": "2026-11-17", "reference": "BANK-1"}


def test_finish_late_before_any_sweep_tells_the_head_in_the_next_digest(due, head, specialist):
    finish(due=due, done_on=day("Thu 19 Nov 2026"), by=specialist, now=at(day("Thu 19 Nov 2026"), 15))
    sweep(today=day("Fri 20 Nov 2026"), now=at(day("Fri 20 Nov 2026")))

    letter = Notice.objects.get(user=head)
    assert due.number in letter.body
    assert DueStep.objects.get(due=due).step == Step.BREACH


def test_finish_in_time_and_recorded_late_disproves_the_breach(due, specialist):
    sweep(today=day("Wed 18 Nov 2026"), now=at(day("Wed 18 Nov 2026")))

    finish(due=due, done_on=day(DUE), reference="BANK-1", by=specialist, now=at(day("Wed 18 Nov 2026"), 10))

    breach = Breach.objects.get()
    assert not breach.is_standing
    assert (breach.disproved_reference, breach.disproved_by) == ("BANK-1", specialist)
    assert not Breach.objects.standing().exists()


def test_finish_in_time_without_a_reference_leaves_the_breach_standing(due, specialist):
    sweep(today=day("Wed 18 Nov 2026"), now=at(day("Wed 18 Nov 2026")))

    finish(due=due, done_on=day(DUE), by=specialist, now=at(day("Wed 18 Nov 2026"), 10))

    assert Breach.objects.standing().exists()


def test_finish_late_after_the_sweep_keeps_its_one_breach(due, specialist):
    sweep(today=day("Wed 18 Nov 2026"), now=at(day("Wed 18 Nov 2026")))
    recorded = Breach.objects.get()

    finish(due=due, done_on=day("Wed 18 Nov 2026"), reference="B", by=specialist, now=at(day("Wed 18 Nov 2026"), 10))

    assert Breach.objects.get() == recorded
    assert recorded.is_standing


@pytest.mark.parametrize("done_on", ["Sun 1 Nov 2026", "Thu 12 Nov 2026"])
def test_finish_refuses_a_day_that_cannot_be(due, specialist, done_on):
    with pytest.raises(Refused) as refusal:
        finish(due=due, done_on=day(done_on), by=specialist, now=at(day("Wed 11 Nov 2026"), 23))

    assert refusal.value.field == "done_on"


def test_finish_twice_is_refused(due, specialist):
    finish(due=due, done_on=day(DUE), by=specialist, now=at(FAR))

    with pytest.raises(Refused):
        finish(due=due, done_on=day(DUE), by=specialist, now=at(FAR))


def test_call_off_stops_the_ladder_without_a_breach(due, specialist):
    called_off = call_off(due=due, on=day(DUE), by=specialist, now=at(day(DUE)), reason="stopped")

    assert sweep(today=FAR, now=at(FAR)) == []
    assert not called_off.is_running
    assert not Breach.objects.exists()
    assert Event.objects.filter(act=acts.CALLED_OFF, facts__reason="stopped").exists()


def test_call_off_then_finish_is_refused(due, specialist):
    call_off(due=due, on=day(DUE), by=specialist, now=at(day(DUE)))

    with pytest.raises(Refused):
        finish(due=due, done_on=day(DUE), by=specialist, now=at(FAR))
