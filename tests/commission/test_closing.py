"""Closing: everything moves at once, or nothing does."""

from datetime import date

import pytest

from applications.models import Application, CommissionDecision, Part, Participation
from applications.states import Outcome, State
from commission.actions import agenda, closing, moving
from commission.actions.terms import Terms
from commission.states import MotionKind, PointState, SittingState
from deadlines.models import Due
from offices.models import Role
from payments.models import Payment
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from socialaid.prints.models import Journal, Print
from tests.commission import stage
from tests.commission.stage import NOW, TODAY, grant, moved, opened, planned, point_of, voted


@pytest.fixture
def cases(category):
    return [stage.make_case(category, n) for n in range(1, 5)]


@pytest.fixture
def decided(commission, secretary, cases, ground):
    """Four cases: granted, refused after a failed motion, put off by a motion, put off without a majority."""
    sitting = opened(planned(commission, secretary, *cases), secretary)
    voted(moved(cases[0], grant(), secretary), secretary, ayes=7)
    voted(moved(cases[1], grant(), secretary), secretary, ayes=2, noes=5)
    refuse = Terms(MotionKind.REFUSE, ground=ground, words="No proof of the fire.")
    voted(moved(cases[1], refuse, secretary), secretary, ayes=4, noes=3)
    voted(moved(cases[2], Terms(MotionKind.PUT_OFF, words="The survey act."), secretary), secretary, ayes=7)
    voted(moved(cases[3], grant(), secretary), secretary, ayes=3, noes=4)
    moving.put_off_without_majority(point=point_of(cases[3]), needed="A new vote.", by=secretary, now=NOW)
    return sitting


def states(cases) -> list[str]:
    return [Application.objects.get(pk=case.pk).state for case in cases]


def test_closing_moves_every_case(decided, cases, secretary):
    closing.close(sitting=decided, by=secretary, now=NOW)

    assert states(cases) == [State.DECIDED, State.DECIDED, State.REGISTERED, State.REGISTERED]


def test_closing_numbers_the_decisions_without_a_gap(decided, secretary):
    closing.close(sitting=decided, by=secretary, now=NOW)

    rows = CommissionDecision.objects.order_by("number").values_list("number", "outcome", "amount")
    assert list(rows) == [
        ("01-К-2026-0001", Outcome.GRANTED, 45000),
        ("01-К-2026-0002", Outcome.REFUSED, None),
    ]


def test_closing_starts_the_fifteen_days_of_grants_and_refusals(decided, secretary):
    closing.close(sitting=decided, by=secretary, now=NOW)

    days = set(Due.objects.values_list("started_on", "due_on", "act_by"))
    assert (days, Due.objects.count()) == ({(TODAY, date(2026, 11, 17), date(2026, 11, 17))}, 2)


def test_closing_opens_the_payment_of_a_grant_only(decided, cases, secretary):
    closing.close(sitting=decided, by=secretary, now=NOW)

    owed = Payment.objects.get()
    assert (owed.application, owed.amount, owed.due_on) == (cases[0], 45000, date(2026, 11, 17))


def test_closing_leaves_the_sitting_closed_with_its_minutes(decided, secretary):
    closing.close(sitting=decided, by=secretary, now=NOW)

    decided.refresh_from_db()
    assert (decided.state, decided.closed_at, decided.closed_by) == (SittingState.CLOSED, NOW, secretary)
    assert (decided.minutes.kind, decided.minutes.number) == ("minutes", "01-Х-2026-001")


def test_closing_notes_who_kept_the_minutes(decided, cases, secretary):
    closing.close(sitting=decided, by=secretary, now=NOW)

    kept = Participation.objects.filter(part=Part.MINUTES, user=secretary)
    assert set(kept.values_list("application", flat=True)) == {cases[0].pk, cases[1].pk}


def test_minutes_hold_the_facts_of_each_point(decided, secretary):
    closing.close(sitting=decided, by=secretary, now=NOW)

    facts = Print.objects.get(kind="minutes").facts
    assert (facts["voting_members"], facts["present"], facts["quorum"]) == (7, 7, 5)
    assert [point["decision"]["outcome"] for point in facts["points"]] == ["granted", "refused", "put_off", "put_off"]
    assert [point["decision"]["number"] for point in facts["points"]] == ["01-К-2026-0001", "01-К-2026-0002", "", ""]
    assert facts["points"][1]["decision"]["ground"] == {"kk": "Толық емес", "ru": "Неполные сведения"}
    assert facts["points"][3]["decision"]["words"] == "A new vote."
    first = facts["points"][1]["motions"][0]
    assert (first["result"], first["in_favour"], first["against"], first["by_chair"]) == ("failed", 2, 5, False)
    assert len(first["votes"]) == 7
    assert facts["chair"]["name"] == "Ахметов Айгүл"
    assert facts["secretary"]["name"] == "Secretary Айгүл"


def test_sitting_with_an_open_case_cannot_be_closed(commission, secretary, cases):
    sitting = opened(planned(commission, secretary, *cases), secretary)
    voted(moved(cases[0], grant(), secretary), secretary, ayes=7)

    with pytest.raises(Refused) as caught:
        closing.close(sitting=sitting, by=secretary, now=NOW)

    assert str(caught.value) == "The sitting cannot be closed while a case is open. Open points: 2, 3, 4."
    assert set(states(cases)) == {State.REFERRED}
    assert CommissionDecision.objects.count() == 0


def test_planned_sitting_cannot_be_closed(commission, secretary):
    sitting = planned(commission, secretary)

    with pytest.raises(Refused, match="Mark who is present first"):
        closing.close(sitting=sitting, by=secretary, now=NOW)


def test_closing_twice_says_who_closed_it(decided, secretary):
    closing.close(sitting=decided, by=secretary, now=NOW)

    with pytest.raises(Refused) as caught:
        closing.close(sitting=decided, by=secretary, now=NOW)

    assert str(caught.value).startswith("А. Secretary closed this sitting on ")
    assert CommissionDecision.objects.count() == 2
    assert Event.objects.filter(act="sitting.closed").count() == 1


@pytest.mark.parametrize("role", [Role.MEMBER, Role.SPECIALIST, Role.HEAD])
def test_nobody_else_closes_a_sitting(decided, office, role):
    person = stage.make_user("other", office, role)

    with pytest.raises(Refused, match="Only the secretary or the chair"):
        closing.close(sitting=decided, by=person, now=NOW)


def test_secretary_next_door_does_not_close_it(decided, next_door):
    with pytest.raises(Refused, match="Only the secretary or the chair"):
        closing.close(sitting=decided, by=next_door.secretary, now=NOW)


def test_case_withdrawn_meanwhile_is_named_and_nothing_moves(decided, cases, secretary):
    Application.objects.filter(pk=cases[1].pk).update(state=State.WITHDRAWN)

    with pytest.raises(Refused) as caught:
        closing.close(sitting=decided, by=secretary, now=NOW)

    assert str(caught.value) == "Withdrawn or stopped meanwhile: points 2. Take them off the agenda, then close."
    assert states(cases)[0] == State.REFERRED


def test_case_taken_off_lets_the_others_close(decided, cases, secretary):
    Application.objects.filter(pk=cases[1].pk).update(state=State.WITHDRAWN)
    agenda.take_off(point=point_of(cases[1]), by=secretary, now=NOW)

    closing.close(sitting=decided, by=secretary, now=NOW)

    assert states(cases) == [State.DECIDED, State.WITHDRAWN, State.REGISTERED, State.REGISTERED]
    assert point_of(cases[1]).state == PointState.TAKEN_OFF


def test_case_before_the_commission_is_not_taken_off(decided, cases, secretary):
    with pytest.raises(Refused, match="still before the commission"):
        agenda.take_off(point=point_of(cases[0]), by=secretary, now=NOW)


def test_a_failure_on_the_way_leaves_everything_as_it_was(decided, cases, secretary, monkeypatch):
    def breaks(**_named):
        raise ZeroDivisionError

    monkeypatch.setattr(closing, "freeze", breaks)

    with pytest.raises(ZeroDivisionError):
        closing.close(sitting=decided, by=secretary, now=NOW)

    decided.refresh_from_db()
    assert (set(states(cases)), decided.state) == ({State.REFERRED}, SittingState.OPEN)
    assert (CommissionDecision.objects.count(), Due.objects.count(), Payment.objects.count()) == (0, 0, 0)
    assert not Journal.objects.filter(code="commission").exists()


def test_nothing_changes_after_closing(decided, cases, secretary):
    closing.close(sitting=decided, by=secretary, now=NOW)

    with pytest.raises(Refused) as caught:
        moved(cases[2], grant(), secretary)

    assert str(caught.value) == "This sitting is closed. Nothing in it can be changed any more."


def test_case_put_off_comes_before_the_next_sitting(decided, cases, secretary, commission):
    closing.close(sitting=decided, by=secretary, now=NOW)
    case = Application.objects.get(pk=cases[2].pk)

    planned(commission, secretary, case)

    assert (point_of(case).state, point_of(case).position) == (PointState.OPEN, 1)
