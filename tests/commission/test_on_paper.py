"""Minutes kept on paper, with the day on which the department received them."""

from datetime import date

import pytest

from applications.models import Application
from applications.states import State
from commission.actions import on_paper
from commission.actions.terms import Terms
from commission.queries import gap_in_working_days, late_receipts
from commission.states import MotionKind, PointState, SittingState
from payments.models import Payment
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from tests.commission.stage import NOW, TODAY, grant, opened, planned, point_of

FRIDAY = date(2026, 10, 30)


@pytest.fixture
def referred(commission, secretary, case):
    planned(commission, secretary, case)
    return Application.objects.select_related("office", "category").get(pk=case.pk)


def record(case, by, **changes):
    facts = {
        "terms": grant(),
        "minutes_number": "№ 7",
        "sitting_on": FRIDAY,
        "received_on": TODAY,
        "today": TODAY,
        "now": NOW,
    }
    return on_paper.record_minutes(application=case, by=by, **(facts | changes))


def test_decision_on_paper_starts_the_days_on_the_day_of_receipt(referred, secretary):
    decision = record(referred, secretary)

    assert (decision.on_paper, decision.sitting_on, decision.received_on) == (True, FRIDAY, TODAY)
    assert decision.due.due_on == date(2026, 11, 17)
    assert Payment.objects.get().amount == 45000


def test_number_of_the_paper_stays_in_the_record_of_the_case(referred, secretary):
    record(referred, secretary)

    event = Event.objects.about(referred.number).get(act="minutes.recorded")
    assert event.facts == {"minutes": "№ 7", "received_on": "2026-11-02"}


def test_planned_sitting_that_met_on_paper_closes_with_its_last_case(referred, secretary):
    record(referred, secretary)

    point = point_of(referred)
    assert (point.state, point.decision.number) == (PointState.DECIDED, "01-К-2026-0001")
    assert (point.sitting.state, point.sitting.minutes) == (SittingState.CLOSED, None)


def test_case_put_off_on_paper_waits_for_another_sitting(referred, secretary):
    decision = record(referred, secretary, terms=Terms(MotionKind.PUT_OFF, words="The survey act."))

    assert decision is None
    assert Application.objects.get(pk=referred.pk).state == State.REGISTERED
    assert point_of(referred).needed == "The survey act."


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"received_on": date(2026, 10, 29)}, "received_on"),
        ({"received_on": date(2026, 11, 3)}, "received_on"),
        ({"sitting_on": date(2026, 11, 3), "received_on": date(2026, 11, 3)}, "sitting_on"),
        ({"minutes_number": " "}, "minutes_number"),
        ({"terms": Terms(MotionKind.REFUSE, words="Why.")}, "ground"),
    ],
)
def test_wrong_days_and_empty_fields_are_refused(referred, secretary, changes, field):
    with pytest.raises(Refused) as caught:
        record(referred, secretary, **changes)

    assert caught.value.field == field


def test_received_on_the_day_of_the_sitting_is_right(referred, secretary):
    assert record(referred, secretary, sitting_on=TODAY).received_on == TODAY


def test_case_that_is_not_before_the_commission_is_refused(commission, case, secretary):
    with pytest.raises(Refused, match="before the commission"):
        record(case, secretary)


def test_case_in_a_sitting_under_way_is_decided_there(referred, secretary):
    opened(point_of(referred).sitting, secretary)

    with pytest.raises(Refused, match="under way in the portal"):
        record(referred, secretary)


def test_secretary_next_door_records_nothing(referred, next_door):
    with pytest.raises(Refused, match="Only the secretary or the chair"):
        record(referred, next_door.secretary)


@pytest.mark.parametrize(
    ("sitting_on", "gap"),
    [
        (TODAY, 0),
        (date(2026, 11, 1), 1),
        (FRIDAY, 1),
        (date(2026, 10, 29), 2),
        (date(2026, 10, 26), 5),
    ],
)
def test_gap_is_counted_in_working_days(sitting_on, gap, db):
    assert gap_in_working_days(sitting_on, TODAY) == gap


@pytest.mark.parametrize(("sitting_on", "gaps"), [(FRIDAY, []), (date(2026, 10, 29), [2])])
def test_gap_of_more_than_one_working_day_is_shown(referred, secretary, sitting_on, gaps):
    record(referred, secretary, sitting_on=sitting_on)

    assert [late.gap for late in late_receipts([point_of(referred)])] == gaps
