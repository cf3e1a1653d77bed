"""The pages of a sitting, as each person of the office sees them."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from applications.models import Application, Part, Participation
from applications.states import State
from commission.actions import closing
from commission.models import Motion, Recusal, Sitting
from commission.states import PointState, SittingState
from commission.voting import Choice
from offices.models import Role
from socialaid.audit.models import Reading
from tests.cast import signed_in
from tests.commission import stage
from tests.commission.stage import NOW, STARTS_AT, grant, moved, opened, planned, point_of, voted


@pytest.fixture(autouse=True)
def _on_the_day(time_machine):
    time_machine.move_to(NOW, tick=False)


def url(name: str, *args) -> str:
    with override("en"):
        return reverse(f"desk:{name}", args=args)


def page_of(user, name: str, *args) -> str:
    response = signed_in(user).get(url(name, *args))
    assert response.status_code == 200
    return response.content.decode()


def post(user, name: str, *args, follow: bool = True, **fields):
    return signed_in(user).post(url(name, *args), fields, follow=follow)


@pytest.fixture
def at(sitting):
    return (sitting.pk, 1)


def test_list_shows_planned_and_held_sittings(commission, secretary, case):
    planned(commission, secretary, case)
    held = opened(planned(commission, secretary), secretary)
    closing.close(sitting=held, by=secretary, now=NOW)

    shown = page_of(secretary, "sittings")

    assert "01-Х-2026-001" in shown
    assert "01-Х-2026-002" in shown
    assert url("sitting-minutes", held.pk) in shown


def test_list_does_not_show_sittings_next_door(commission, secretary, next_door):
    planned(next_door.commission, next_door.secretary)

    assert "02-Х-2026-001" not in page_of(secretary, "sittings")


def test_secretary_plans_a_sitting(commission, secretary):
    post(secretary, "sitting-new", day="2026-11-05", time="10:00", place="Ақкөл, Бегелдинов 10")

    planned_one = Sitting.objects.get()
    assert (planned_one.starts_at, planned_one.place) == (STARTS_AT.replace(day=5), "Ақкөл, Бегелдинов 10")


def test_sitting_in_the_past_is_refused_on_the_form(commission, secretary):
    response = post(secretary, "sitting-new", day="2026-11-01", time="10:00", place="Ақкөл")

    assert "A sitting cannot be planned for a day that has passed." in response.content.decode()


def test_cases_are_chosen_for_the_agenda(commission, secretary, category):
    cases = [stage.make_case(category, n) for n in (1, 2, 3)]
    sitting = planned(commission, secretary)

    response = post(secretary, "sitting-agenda", sitting.pk, cases=[cases[0].pk, cases[2].pk])

    assert "2 cases put on the agenda." in response.content.decode()
    assert [point.application for point in sitting.points.all()] == [cases[0], cases[2]]


def test_agenda_offers_registered_cases_of_the_office_only(commission, secretary, category, next_door):
    stage.make_case(category, 1)
    stage.make_case(category, 2, state=State.FILED)
    stage.make_case(stage.make_category(next_door.office), 3)
    sitting = planned(commission, secretary)

    shown = page_of(secretary, "sitting-agenda", sitting.pk)

    assert [f"000{n}" in shown for n in ("001", "002", "003")] == [True, False, False]


def test_secretary_marks_who_is_present(commission, secretary, case):
    sitting = planned(commission, secretary, case)
    came = list(commission.members.values_list("pk", flat=True)[:5])

    post(secretary, "sitting-attendance", sitting.pk, present=came)

    sitting.refresh_from_db()
    assert (sitting.state, sitting.attendance.filter(present=True).count()) == (SittingState.OPEN, 5)


def test_point_shows_the_case_in_short(sitting, case, secretary, at):
    shown = page_of(secretary, "agenda-point", *at)

    assert "Сейітова Роза1" in shown
    assert "45\u00a0000\u00a0₸" in shown
    assert "Base 7, quorum 5, present 7." in shown


def test_reading_a_point_is_written_down(sitting, case, secretary, at):
    page_of(secretary, "agenda-point", *at)

    assert list(Reading.objects.values_list("reader", "number")) == [(secretary.pk, case.number)]


def test_secretary_puts_a_motion_and_counts_hands(sitting, case, secretary, at):
    post(secretary, "agenda-motions", *at, kind="grant", amount="45000")
    motion = Motion.objects.get()
    hands = {f"hand_{member}": choice for member, choice in stage.hands_of(motion, ayes=5, noes=2).items()}

    response = post(secretary, "agenda-votes", *at, 1, count="1", rest="", **hands)

    words = "base 7, quorum 5, present 7; 5 for, 2 against, 0 abstained; more than half of the base: carried"
    assert words in response.content.decode()
    assert point_of(case).state == PointState.DECIDED


def test_all_others_stand_for_those_not_marked_one_by_one(sitting, case, secretary, at):
    moved(case, grant(), secretary)
    against = sitting.commission.members.get(surname="Волков")

    post(secretary, "agenda-votes", *at, 1, count="1", rest="for", **{f"hand_{against.pk}": "against"})

    motion = Motion.objects.get()
    assert (motion.votes_for, motion.against) == (6, 1)


def test_count_with_somebody_silent_keeps_what_was_marked(sitting, case, secretary, at):
    moved(case, grant(), secretary)
    one = sitting.commission.members.get(surname="Волков")

    response = post(secretary, "agenda-votes", *at, 1, count="1", rest="", **{f"hand_{one.pk}": "against"})

    assert "These members have not voted yet:" in response.content.decode()
    assert Motion.objects.get().is_open


def test_hands_of_a_counted_motion_do_not_slip_onto_the_next(sitting, case, secretary, at):
    voted(moved(case, grant(), secretary), secretary, ayes=2, noes=5)
    moved(case, grant(30000, "One child."), secretary)

    response = post(secretary, "agenda-votes", *at, 1, count="1", rest="for")

    assert "The votes on this motion have been counted already." in response.content.decode()
    assert Motion.objects.get(position=2).is_open


def test_sum_other_than_the_rule_gives_a_warning(sitting, case, secretary, at):
    response = post(secretary, "agenda-motions", *at, kind="grant", amount="50000", words="Two children.")

    words = "The rule of this category gives 45\u00a0000\u00a0₸; the motion says 50\u00a0000\u00a0₸."
    assert words in response.content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "grant"}, "Enter the sum in whole tenge."),
        ({"kind": "refuse", "words": "Why."}, "Choose the ground of the refusal."),
        ({"kind": "put_off"}, "Say what is still needed: the applicant will read it."),
    ],
)
def test_motion_with_something_missing_says_so_at_the_field(case, secretary, at, fields, words):
    assert words in post(secretary, "agenda-motions", *at, **fields).content.decode()


def test_secretary_records_a_recusal(sitting, case, secretary, at):
    member = sitting.commission.members.get(surname="Есенов")

    response = post(secretary, "agenda-recusals", *at, member=member.pk, reason="brother")

    assert "Base 6, quorum 4, present 6." in response.content.decode()
    assert "Есенов Айгүл: brother" in response.content.decode()


def test_case_without_majority_is_put_off_on_the_page(sitting, case, secretary, at):
    voted(moved(case, grant(), secretary), secretary, ayes=3, noes=4)

    post(secretary, "agenda-put-off", *at, needed="A new act of survey.")

    assert point_of(case).needed == "A new act of survey."


@pytest.fixture
def member(office, commission):
    user = stage.make_user("member", office, Role.MEMBER)
    commission.members.filter(surname="Бекова").update(user=user)
    return user


def test_member_votes_on_the_page(sitting, case, secretary, member, at):
    moved(case, grant(), secretary)
    assert url("agenda-my-vote", *at, 1) in page_of(member, "agenda-point", *at)

    response = post(member, "agenda-my-vote", *at, 1, choice="against")

    assert "Your vote is recorded: against." in response.content.decode()
    assert Motion.objects.get().votes.get().choice == Choice.AGAINST


def test_member_sees_no_forms_of_the_secretary(sitting, case, secretary, member, at):
    shown = page_of(member, "agenda-point", *at)

    assert url("agenda-motions", *at) not in shown
    assert url("agenda-recusals", *at) not in shown


def test_recused_member_sees_neither_the_file_nor_a_vote(commission, case, secretary, member):
    Participation.objects.create(application=case, user=member, part=Part.INTAKE, at=NOW)
    sitting = opened(planned(commission, secretary, case), secretary)
    moved(case, grant(), secretary)

    shown = page_of(member, "agenda-point", sitting.pk, 1)

    assert Recusal.objects.count() == 1
    assert "You take no part in this case" in shown
    assert "Сейітова" not in shown
    assert url("agenda-my-vote", sitting.pk, 1, 1) not in shown
    assert Reading.objects.count() == 0


def test_closing_is_explained_before_it_is_done(sitting, case, secretary):
    voted(moved(case, grant(), secretary), secretary, ayes=7)

    shown = page_of(secretary, "sitting-close", sitting.pk)

    assert "1 grant gets its number and its payment is opened: 45\u00a0000\u00a0₸ in all." in shown
    assert "15 calendar days end on" in shown
    assert Application.objects.get(pk=case.pk).state == State.REFERRED


def test_closing_page_names_the_open_cases(sitting, case, secretary):
    shown = page_of(secretary, "sitting-close", sitting.pk)

    assert "The sitting cannot be closed while a case is open:" in shown
    assert "1. Сейітова Роза1" in shown


def test_secretary_closes_the_sitting(sitting, case, secretary):
    voted(moved(case, grant(), secretary), secretary, ayes=7)

    response = post(secretary, "sitting-close", sitting.pk)

    assert "01-К-2026-0001" in response.content.decode()
    assert Application.objects.get(pk=case.pk).state == State.DECIDED


def test_second_closer_reads_who_was_first(sitting, case, secretary, office):
    colleague = stage.make_user("colleague", office, Role.SECRETARY)
    voted(moved(case, grant(), secretary), secretary, ayes=7)
    post(secretary, "sitting-close", sitting.pk)

    response = post(colleague, "sitting-close", sitting.pk)

    assert "А. Secretary closed this sitting on" in response.content.decode()


def test_minutes_are_given_out_as_pdf(sitting, case, secretary):
    voted(moved(case, grant(), secretary), secretary, ayes=7)
    closing.close(sitting=sitting, by=secretary, now=NOW)

    response = signed_in(secretary).get(url("sitting-minutes", sitting.pk))

    assert b"".join(response.streaming_content).startswith(b"%PDF")


def test_sitting_that_was_not_closed_in_time_is_marked(sitting, secretary, time_machine):
    time_machine.move_to(NOW.replace(day=4), tick=False)

    assert "The day of this sitting has passed." in page_of(secretary, "sitting", sitting.pk)


def test_paper_minutes_are_recorded_on_the_page(commission, secretary, case):
    planned(commission, secretary, case)
    fields = {"minutes_number": "7", "sitting_on": "2026-10-29", "received_on": "2026-11-02"}

    response = post(secretary, "minutes-on-paper", case.number, kind="grant", amount="45000", **fields)

    assert "2 working days passed between the sitting and the receipt." in response.content.decode()
    assert point_of(case).decision.on_paper


def test_case_that_left_the_commission_is_taken_off(sitting, case, secretary, at):
    Application.objects.filter(pk=case.pk).update(state=State.WITHDRAWN)
    assert url("agenda-take-off", *at) in page_of(secretary, "agenda-point", *at)

    post(secretary, "agenda-take-off", *at)

    assert point_of(case).state == PointState.TAKEN_OFF


PAGES = {
    "sittings": ("secretary", "chair", "member", "specialist", "head", "next_door"),
    "sitting": ("secretary", "chair", "member", "specialist", "head"),
    "agenda-point": ("secretary", "chair", "member", "specialist", "head"),
    "sitting-new": ("secretary", "chair", "next_door"),
    "sitting-attendance": ("secretary", "chair"),
    "sitting-agenda": ("secretary", "chair", "specialist"),
    "sitting-close": ("secretary", "chair"),
    "minutes-on-paper": ("secretary", "chair"),
}
FORBIDDEN = ("sitting-attendance", "sitting-agenda", "sitting-close", "minutes-on-paper")
INSIDE = ("secretary", "chair", "member", "specialist", "head")


@pytest.fixture
def people(office, secretary, specialist, member, next_door):
    return {
        "secretary": secretary,
        "specialist": specialist,
        "member": member,
        "chair": stage.make_user("chair", office, Role.CHAIR),
        "head": stage.make_user("head", office, Role.HEAD),
        "next_door": next_door.secretary,
        "directorate": stage.make_user("directorate", stage.make_office("directorate", 0), Role.DIRECTORATE),
        "administrator": stage.make_user("administrator", office, Role.ADMINISTRATOR),
        "applicant": stage.make_user("applicant"),
    }


@pytest.mark.parametrize("name", PAGES)
def test_each_page_opens_to_whom_it_is_for(sitting, case, people, name):
    address = {"sittings": (), "sitting-new": (), "agenda-point": (sitting.pk, 1), "minutes-on-paper": (case.number,)}
    path = url(name, *address.get(name, (sitting.pk,)))

    codes = {who: signed_in(user).get(path).status_code for who, user in people.items()}

    inside = 403 if name in FORBIDDEN else 404
    expected = {who: 200 if who in PAGES[name] else inside if who in INSIDE else 404 for who in people}
    assert codes == expected


def test_nobody_sees_a_sitting_without_signing_in(sitting):
    response = signed_in(None).get(url("sitting", sitting.pk))

    assert response.status_code == 302


@pytest.fixture
def full_agenda(commission, secretary, specialist, category):
    """Sittings with 1 and with 30 cases, each with a counted motion and a recusal by the program."""
    commission.members.filter(surname="Бекова").update(user=specialist)

    def held(start: int, count: int) -> Sitting:
        cases = [stage.make_case(category, start + n) for n in range(count)]
        for case in cases:
            Participation.objects.create(application=case, user=specialist, part=Part.INTAKE, at=NOW)
        sitting = opened(planned(commission, secretary, *cases), secretary)
        for case in cases:
            voted(moved(case, grant(), secretary), secretary, ayes=6)
        return sitting

    return held(1, 1), held(2, 30)


@pytest.mark.parametrize("name", ["sitting", "sitting-close", "sitting-agenda", "sitting-attendance", "agenda-point"])
def test_queries_do_not_grow_with_the_agenda(full_agenda, secretary, name, django_assert_max_num_queries):
    counts = []
    for sitting in full_agenda:
        args = (sitting.pk, 1) if name == "agenda-point" else (sitting.pk,)
        client = signed_in(secretary)
        with django_assert_max_num_queries(25) as queries:
            assert client.get(url(name, *args)).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_queries_of_the_list_do_not_grow(commission, secretary, case, django_assert_max_num_queries):
    counts = []
    for more in (1, 29):
        for _ in range(more):
            planned(commission, secretary)
        client = signed_in(secretary)
        with django_assert_max_num_queries(25) as queries:
            client.get(url("sittings"))
        counts.append(len(queries))

    assert counts[0] == counts[1]
