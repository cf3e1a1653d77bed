"""Attendance, recusals, motions and votes on one case."""

import pytest

from applications.models import Applicant, Part, Participation
from commission.actions import attending, moving, recusing, voting_acts
from commission.actions.terms import Terms
from commission.models import Motion, Recusal
from commission.queries import bench_for
from commission.states import MotionKind, PointState, SittingState
from commission.voting import Choice, MotionResult, Reason
from offices.models import Role
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from tests.commission import stage
from tests.commission.stage import NOW, grant, moved, opened, planned, point_of, voted


def refusal(act, **named) -> str:
    with pytest.raises(Refused) as caught:
        act(**named)
    return str(caught.value)


def recuse(case, surname, by):
    point = point_of(case)
    member = point.sitting.commission.members.get(surname=surname)
    return recusing.recuse(point=point, member=member, reason="relative", by=by, now=NOW)


def test_marking_attendance_opens_the_sitting(commission, secretary, case):
    sitting = planned(commission, secretary, case)

    opened(sitting, secretary, absent=2)

    sitting.refresh_from_db()
    assert (sitting.state, sitting.opened_at) == (SittingState.OPEN, NOW)
    assert len(bench_for(point_of(case)).present) == 5


def test_attendance_waits_for_the_day_of_the_sitting(commission, secretary, case):
    sitting = planned(commission, secretary, case)
    yesterday = NOW.replace(month=11, day=1)

    said = refusal(attending.mark, sitting=sitting, present=set(), by=secretary, now=yesterday)

    assert said == "The day of this sitting has not come yet."


def test_seven_members_one_recused_make_base_six_and_quorum_four(sitting, case, secretary):
    recuse(case, "Жунусова", secretary)

    bench = bench_for(point_of(case))

    assert (bench.base, bench.quorum, len(bench.present)) == (6, 4, 6)


def test_tie_of_three_is_carried_by_the_chair(sitting, case, secretary):
    recuse(case, "Жунусова", secretary)

    motion = voted(moved(case, grant(), secretary), secretary, ayes=3, noes=3)

    assert (motion.result, motion.reason, motion.decided_by_chair) == (MotionResult.CARRIED, Reason.CHAIR_FOR, True)
    assert point_of(case).state == PointState.DECIDED


def test_tie_of_three_fails_by_the_chair(sitting, case, secretary):
    recuse(case, "Жунусова", secretary)

    motion = voted(moved(case, grant(), secretary), secretary, ayes=3, noes=3, chair=Choice.AGAINST)

    assert (motion.result, motion.reason) == (MotionResult.FAILED, Reason.CHAIR_AGAINST)
    assert point_of(case).state == PointState.OPEN


def test_tie_without_the_chair_in_the_room_finds_no_majority(commission, secretary, case):
    sitting = planned(commission, secretary, case)
    members = commission.members.exclude(role="chair").values_list("pk", flat=True)

    attending.mark(sitting=sitting, present=set(members), by=secretary, now=NOW)

    motion = voted(moved(case, grant(), secretary), secretary, ayes=3, noes=3)

    assert motion.reason == Reason.NO_MAJORITY


def test_tie_with_the_chair_recused_finds_no_majority(sitting, case, secretary):
    recuse(case, "Ахметов", secretary)

    motion = voted(moved(case, grant(), secretary), secretary, ayes=3, noes=3)

    assert (motion.reason, bench_for(point_of(case)).chair) == (Reason.NO_MAJORITY, None)


def test_no_motion_is_put_without_a_quorum(commission, secretary, case):
    opened(planned(commission, secretary, case), secretary, absent=3)

    said = refusal(moved, case=case, terms=grant(), by=secretary)

    assert said == "There is no quorum for this case: 4 present, 5 needed. Put the case off."


def test_quorum_is_met_at_its_edge(commission, secretary, case):
    opened(planned(commission, secretary, case), secretary, absent=2)

    motion = voted(moved(case, grant(), secretary), secretary, ayes=4, noes=1)

    assert (motion.reason, motion.quorum, motion.present) == (Reason.MAJORITY, 5, 5)


def test_a_second_motion_waits_until_the_first_is_counted(sitting, case, secretary):
    moved(case, grant(), secretary)

    said = refusal(moved, case=case, terms=grant(30000), by=secretary)

    assert said == "A motion is being voted on already. Count its votes before you put another."


def test_a_failed_motion_decides_nothing_and_another_is_put(sitting, case, secretary, ground):
    voted(moved(case, grant(), secretary), secretary, ayes=2, noes=5, chair=Choice.AGAINST)
    no = Terms(MotionKind.REFUSE, ground=ground, words="No proof of the fire.")

    motion = voted(moved(case, no, secretary), secretary, ayes=5, noes=2)

    assert (motion.position, motion.is_carried, point_of(case).state) == (2, True, PointState.DECIDED)


def test_a_carried_motion_to_put_off_keeps_what_is_needed(sitting, case, secretary):
    wait = Terms(MotionKind.PUT_OFF, words="The survey act.")

    voted(moved(case, wait, secretary), secretary, ayes=7)

    assert (point_of(case).state, point_of(case).needed) == (PointState.PUT_OFF, "The survey act.")


def test_a_case_without_majority_is_put_off(sitting, case, secretary):
    voted(moved(case, grant(), secretary), secretary, ayes=3, noes=4)

    moving.put_off_without_majority(point=point_of(case), needed="The act of survey.", by=secretary, now=NOW)

    assert (point_of(case).state, point_of(case).needed) == (PointState.PUT_OFF, "The act of survey.")


def test_a_case_that_can_be_voted_on_is_not_put_off_by_hand(sitting, case, secretary):
    said = refusal(moving.put_off_without_majority, point=point_of(case), needed="A paper.", by=secretary, now=NOW)

    assert said == "There is a quorum. Put a motion and let the members vote."


def test_a_case_without_quorum_is_put_off(commission, secretary, case):
    opened(planned(commission, secretary, case), secretary, absent=7)

    moving.put_off_without_majority(point=point_of(case), needed="Another sitting.", by=secretary, now=NOW)

    assert point_of(case).state == PointState.PUT_OFF


def test_votes_are_not_counted_while_somebody_in_the_room_is_silent(sitting, case, secretary):
    motion = moved(case, grant(), secretary)
    hands = stage.hands_of(motion, ayes=7)
    silent = sitting.commission.members.get(surname="Бекова")
    del hands[silent.pk]

    said = refusal(moving.count_hands, motion=motion, choices=hands, by=secretary, now=NOW)

    assert said == "These members have not voted yet: Бекова Айгүл."


def test_recused_member_cannot_vote(sitting, case, secretary):
    motion_hands = {recuse(case, "Бекова", secretary).member_id: Choice.FOR}
    motion = moved(case, grant(), secretary)

    said = refusal(voting_acts.record_hands, motion=motion, choices=motion_hands, by=secretary, now=NOW)

    assert said == "Only members who are present and take part in this case can vote."


def test_member_who_registered_the_case_is_recused_by_the_program(commission, secretary, case, specialist):
    commission.members.filter(surname="Бекова").update(user=specialist)
    Participation.objects.create(application=case, user=specialist, part=Part.REGISTRATION, at=NOW)

    planned(commission, secretary, case)

    recusal = Recusal.objects.get()
    assert (recusal.member.surname, recusal.recorded_by, recusal.reason_words) == (
        "Бекова",
        None,
        "took in or registered this case",
    )


def test_member_who_is_the_applicant_is_recused_by_the_program(commission, secretary, case, specialist):
    commission.members.filter(surname="Бекова").update(user=specialist)
    Applicant.objects.filter(application=case).update(user=specialist)

    planned(commission, secretary, case)

    assert Recusal.objects.get().reason_words == "is the applicant"


def test_member_who_joined_after_the_agenda_is_recused_when_the_sitting_opens(commission, secretary, case, specialist):
    Participation.objects.create(application=case, user=specialist, part=Part.INTAKE, at=NOW)
    sitting = planned(commission, secretary, case)
    commission.members.filter(surname="Волков").update(user=specialist)

    opened(sitting, secretary)

    assert [recusal.member.surname for recusal in Recusal.objects.all()] == ["Волков"]


def test_nobody_is_recused_while_a_motion_is_voted_on(sitting, case, secretary):
    moved(case, grant(), secretary)

    said = refusal(recuse, case=case, surname="Бекова", by=secretary)

    assert said == "A motion is being voted on. Count the votes first."


def test_attendance_stays_while_a_motion_is_voted_on(sitting, case, secretary):
    moved(case, grant(), secretary)

    said = refusal(opened, sitting=sitting, by=secretary, absent=1)

    assert said == "A motion is being voted on. Count the votes before you change who is present."


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (Terms(MotionKind.GRANT), "amount"),
        (Terms(MotionKind.GRANT, amount=0), "amount"),
        (Terms(MotionKind.REFUSE, words="Why."), "ground"),
        (Terms(MotionKind.REFUSE), "words"),
        (Terms(MotionKind.PUT_OFF, words="  "), "words"),
    ],
)
def test_motion_without_what_it_needs_is_refused_at_its_field(sitting, case, secretary, terms, field):
    with pytest.raises(Refused) as caught:
        moved(case, terms, secretary)

    assert caught.value.field == field


def test_sum_above_the_cap_is_refused(commission, secretary, office):
    capped = stage.make_case(stage.make_category(office, amount_kind="cap_tenge", amount_value=30000), n=2)
    opened(planned(commission, secretary, capped), secretary)

    with pytest.raises(Refused) as caught:
        moved(capped, grant(30001), secretary)

    assert (str(caught.value), caught.value.field) == (
        "The rule of this category allows at most 30\u00a0000\u00a0₸.",
        "amount",
    )


def test_sum_at_the_cap_is_accepted(commission, secretary, office):
    capped = stage.make_case(stage.make_category(office, amount_kind="cap_tenge", amount_value=30000), n=2)
    opened(planned(commission, secretary, capped), secretary)

    assert moved(capped, grant(30000), secretary).amount == 30000


def test_sum_other_than_the_fixed_one_needs_words(sitting, case, secretary):
    with pytest.raises(Refused) as said:
        moved(case, grant(50000), secretary)
    assert said.value.field == "words"

    assert moved(case, grant(50000, "Two children."), secretary).amount == 50000


def test_sum_beyond_belief_is_refused(sitting, case, secretary):
    with pytest.raises(Refused) as said:
        moved(case, grant(3_000_000_000, "A slip of the finger."), secretary)

    assert said.value.field == "amount"


@pytest.fixture
def member(commission, office):
    """A member with an account."""
    user = stage.make_user("member", office, Role.MEMBER)
    commission.members.filter(surname="Бекова").update(user=user)
    return user


def test_member_votes_from_her_own_account(sitting, case, secretary, member):
    motion = moved(case, grant(), secretary)

    vote = voting_acts.cast(motion=motion, choice=Choice.AGAINST, by=member, now=NOW)

    assert (vote.choice, vote.recorded_by, vote.is_cast_alone) == (Choice.AGAINST, member, True)
    assert Participation.objects.filter(user=member, part=Part.VOTE, application=case).count() == 1


def test_member_changes_her_vote_until_it_is_counted(sitting, case, secretary, member):
    motion = moved(case, grant(), secretary)
    voting_acts.cast(motion=motion, choice=Choice.AGAINST, by=member, now=NOW)

    voting_acts.cast(motion=motion, choice=Choice.FOR, by=member, now=NOW)

    assert [vote.choice for vote in motion.votes.all()] == [Choice.FOR]


def test_own_vote_stays_when_the_secretary_records_hands(sitting, case, secretary, member):
    motion = moved(case, grant(), secretary)
    voting_acts.cast(motion=motion, choice=Choice.AGAINST, by=member, now=NOW)

    counted = voted(motion, secretary, ayes=7)

    assert (counted.votes_for, counted.against) == (6, 1)


def test_nobody_votes_after_the_count(sitting, case, secretary, member):
    motion = voted(moved(case, grant(), secretary), secretary, ayes=7)

    said = refusal(voting_acts.cast, motion=motion, choice=Choice.AGAINST, by=member, now=NOW)

    assert said == "The votes on this motion have been counted already."


def test_member_of_another_commission_cannot_vote(sitting, case, secretary, next_door):
    stranger = stage.make_user("stranger", next_door.office, Role.MEMBER)
    next_door.commission.members.filter(surname="Бекова").update(user=stranger)
    motion = moved(case, grant(), secretary)

    said = refusal(voting_acts.cast, motion=motion, choice=Choice.FOR, by=stranger, now=NOW)

    assert said == "Only members who are present and take part in this case can vote."


@pytest.mark.parametrize("who", ["member", "specialist", "neighbour"])
def test_only_the_secretary_and_the_chair_put_motions(sitting, case, office, next_door, who):
    person = {
        "member": lambda: stage.make_user("m", office, Role.MEMBER),
        "specialist": lambda: stage.make_user("s", office, Role.SPECIALIST),
        "neighbour": lambda: next_door.secretary,
    }[who]()

    said = refusal(moved, case=case, terms=grant(), by=person)

    assert said == "Only the secretary or the chair of this commission can do this."
    assert Motion.objects.count() == 0


def test_the_chair_runs_the_sitting_too(sitting, case, office):
    chair = stage.make_user("chair", office, Role.CHAIR)

    assert moved(case, grant(), chair).proposed_by == chair


def test_votes_stand_in_the_record_under_the_number_of_the_sitting(sitting, case, secretary):
    voted(moved(case, grant(), secretary), secretary, ayes=7)

    acts = list(Event.objects.about(sitting.number).values_list("act", flat=True))
    assert acts == [
        "sitting.planned",
        "sitting.put_on",
        "sitting.attendance",
        "motion.proposed",
        "motion.voted",
        "motion.concluded",
    ]
    assert list(Event.objects.about(case.number).values_list("act", flat=True)) == ["application.referred"]
