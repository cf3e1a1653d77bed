from datetime import timedelta

import pytest

from deadlines import acts
from deadlines.actions.finishing import finish
from deadlines.actions.watching import sweep
from deadlines.ladder import Step
from deadlines.letters import LATE, REMINDER
from deadlines.models import Breach, DigestLine, Due, DueStep
from socialaid.audit.models import Event
from socialaid.notices.models import Notice
from tests.deadlines.days import at, day, days
from tests.deadlines.people import applicant, running

pytestmark = pytest.mark.sqlite
RECEIVED = "Mon 2 Nov 2026"


@pytest.fixture
def due(office, specialist, head, directorate):
    return running(office, day(RECEIVED), specialist=specialist, addressee=applicant())


def sweep_on(text):
    return sweep(today=day(text), now=at(day(text)))


def letters_to(user):
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("letter", flat=True))


def steps_of(due):
    return [(step.step, step.told) for step in due.steps.order_by("pk")]


def test_sweep_every_day_takes_each_step_on_its_day(due):
    taken = {}
    for today in days(day(RECEIVED), day("Mon 30 Nov 2026")):
        for line in sweep(today=today, now=at(today)):
            taken[line.step] = today

    assert taken == {
        Step.REMIND_5: day("Tue 10 Nov 2026"),
        Step.REMIND_2: day("Fri 13 Nov 2026"),
        Step.HEAD: day("Tue 17 Nov 2026"),
        Step.BREACH: day("Wed 18 Nov 2026"),
        Step.CITIZEN: day("Thu 19 Nov 2026"),
    }


def test_sweep_every_day_writes_to_each_reader_what_is_hers(due, specialist, head, directorate):
    for today in days(day(RECEIVED), day("Mon 30 Nov 2026")):
        sweep(today=today, now=at(today))

    assert letters_to(specialist) == [REMINDER, REMINDER]
    assert letters_to(head) == ["deadlines/head_digest"] * 3
    assert letters_to(directorate) == ["deadlines/directorate_digest"] * 2
    assert Notice.objects.filter(letter=LATE).count() == 1
    assert steps_of(due) == [(step, True) for step in Step]


def test_sweep_without_a_specialist_reminds_the_head(office, head):
    running(office, day(RECEIVED))

    sweep_on("Tue 10 Nov 2026")

    assert letters_to(head) == ["deadlines/head_digest"]


def test_sweep_reminds_the_head_where_the_specialist_works_here_no_longer(due, specialist, head):
    specialist.memberships.update(until=day("Fri 6 Nov 2026"))

    sweep_on("Tue 10 Nov 2026")

    assert letters_to(specialist) == []
    assert letters_to(head) == ["deadlines/head_digest"]


def test_sweep_twice_on_a_day_takes_and_tells_nothing_again(due, specialist):
    sweep_on("Tue 10 Nov 2026")

    assert sweep_on("Tue 10 Nov 2026") == []
    assert letters_to(specialist) == [REMINDER]
    assert steps_of(due) == [(Step.REMIND_5, True)]


def test_sweep_after_an_outage_of_3_days_tells_only_the_newest_step(due, specialist, head):
    sweep_on("Thu 12 Nov 2026")

    told = [(line.step, line.told) for line in sweep_on("Tue 17 Nov 2026")]

    assert told == [(Step.REMIND_2, False), (Step.HEAD, True)]
    assert letters_to(specialist) == [REMINDER]
    assert letters_to(head) == ["deadlines/head_digest"]


def test_sweep_after_an_outage_of_20_days_records_the_breach_and_tells_the_applicant(
    due, specialist, head, directorate
):
    sweep_on("Mon 9 Nov 2026")

    sweep_on("Sun 29 Nov 2026")

    assert steps_of(due) == [(step, step == Step.CITIZEN) for step in Step]
    assert Breach.objects.get().due == due
    assert letters_to(specialist) == []
    assert letters_to(head) == ["deadlines/head_digest"]
    assert letters_to(directorate) == ["deadlines/directorate_digest"]
    assert Notice.objects.filter(letter=LATE).count() == 1


def test_sweep_records_a_breach_on_the_day_after_due_on(due):
    sweep_on("Tue 17 Nov 2026")
    assert not Breach.objects.exists()

    sweep_on("Wed 18 Nov 2026")

    event = Event.objects.get(act=acts.BREACHED)
    assert Breach.objects.get().recorded_at == at(day("Wed 18 Nov 2026"))
    assert (event.number, event.office, event.actor) == (due.number, due.office.code, None)
    assert event.facts == {"due_on": "2026-11-17", "act_by": "2026-11-17"}


def test_sweep_writes_no_letter_to_the_applicant_once_it_is_done(due, specialist):
    sweep_on("Wed 18 Nov 2026")
    finish(due=due, done_on=day("Wed 18 Nov 2026"), reference="B", by=specialist, now=at(day("Wed 18 Nov 2026"), 11))

    assert sweep_on("Thu 19 Nov 2026") == []
    assert not Notice.objects.filter(letter=LATE).exists()


def test_sweep_of_a_case_without_an_addressee_still_takes_the_step(office):
    due = running(office, day(RECEIVED))

    sweep_on("Thu 19 Nov 2026")

    assert steps_of(due)[-1] == (Step.CITIZEN, True)


def test_sweep_of_a_term_opened_late_tells_only_the_newest_step(office, specialist):
    due = running(office, day(RECEIVED), specialist=specialist)

    sweep_on("Mon 16 Nov 2026")

    assert steps_of(due) == [(Step.REMIND_5, False), (Step.REMIND_2, True)]
    assert letters_to(specialist) == [REMINDER]


def test_sweep_does_not_read_what_has_nothing_to_do(due):
    assert not Due.objects.waiting(day("Mon 9 Nov 2026")).exists()
    assert sweep_on("Mon 9 Nov 2026") == []


def test_sweep_leaves_the_ladder_at_rest_at_its_top(due):
    sweep_on("Thu 19 Nov 2026")
    due.refresh_from_db()

    assert due.next_on is None
    assert due.is_running


def test_dry_run_says_what_would_be_done_and_changes_nothing(due):
    planned = sweep(today=day("Wed 18 Nov 2026"), now=at(day("Mon 2 Nov 2026")), dry_run=True)

    assert [(line.number, line.step, line.told) for line in planned] == [
        (due.number, Step.REMIND_5, False),
        (due.number, Step.REMIND_2, False),
        (due.number, Step.HEAD, False),
        (due.number, Step.BREACH, True),
    ]
    assert {line.office for line in planned} == {due.office.code}
    assert {line.due_on for line in planned} == {day("Tue 17 Nov 2026")}
    for model in (DueStep, Breach, DigestLine, Notice):
        assert not model.objects.exists()


def test_reminder_says_the_days_and_leads_to_the_case(due, specialist):
    sweep_on("Tue 10 Nov 2026")

    letter = Notice.objects.get(user=specialist)
    assert letter.subject == f"Case {due.number}: act by Tuesday, 17 November 2026"
    assert "Monday, 2 November 2026 + 15 calendar days = Tuesday, 17 November 2026" in letter.body
    assert letter.path.endswith(f"/{due.number}/")


def test_letter_to_the_applicant_is_honest_and_names_the_right_to_complain(due):
    sweep_on("Wed 18 Nov 2026")
    sweep_on("Thu 19 Nov 2026")

    letter = Notice.objects.get(letter=LATE)
    assert letter.number == due.number
    assert "by Tuesday, 17 November 2026. It has not" in letter.body
    assert "right to complain, free of charge" in letter.body
    assert due.office.name_en in letter.body


def test_calendar_says_the_same_days_for_the_next_year(office):
    due = running(office, day(RECEIVED) + timedelta(days=364))

    assert due.due_on == day("Tue 16 Nov 2027")
