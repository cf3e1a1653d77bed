"""A case from the draft to its end: each move on the record with its state, and everybody's part written down."""

import pytest

from applications.models import Application
from applications.queries import line_of_steps, parts_of
from applications.states import MOVES, Outcome
from portal.demo import cases
from socialaid.audit.models import Event
from tests.cast import Cast, filed, ordered

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def closed(cast: Cast) -> Application:
    case = ordered(cast, back=5)
    cases.paid(cast.setting, case, cast.setting.back(1))
    return cases.delivered(cast.setting, case, cast.setting.back(1))


def moves(case: Application) -> list[tuple[str, str]]:
    events = Event.objects.about(str(case.number)).exclude(state="")
    return list(events.values_list("act", "state"))


def test_each_move_leaves_one_event_with_the_state_it_led_to(closed: Application) -> None:
    assert moves(closed) == [
        ("application.filed", "filed"),
        ("application.registered", "registered"),
        ("application.referred", "referred"),
        ("application.decided", "decided"),
        ("application.ordered", "ordered"),
        ("application.settled", "settled"),
        ("application.closed", "closed"),
    ]
    assert all(MOVES[act].target == state for act, state in moves(closed))


def test_refusal_comes_to_its_end_by_its_delivery(cast: Cast) -> None:
    case = ordered(cast, Outcome.REFUSED)

    cases.delivered(cast.setting, case, cast.setting.today)

    assert [act.partition(".")[2] for act, _state in moves(case)[-3:]] == ["ordered", "settled", "closed"]


def test_record_says_who_and_in_which_role(cast: Cast, closed: Application) -> None:
    events = Event.objects.about(str(closed.number))

    told = {event.act: (event.actor, event.role) for event in events.select_related("actor")}
    assert told["application.filed"] == (cast.applicant, "")
    assert told["application.registered"] == (cast.specialist, "specialist")
    assert told["application.decided"] == (cast.secretary, "secretary")
    assert told["application.ordered"] == (cast.head, "head")
    assert told["transfer.approved"] == (cast.head, "head")


def test_record_holds_no_personal_data(closed: Application) -> None:
    person = closed.applicant
    held = repr(list(Event.objects.values_list("act", "number", "path", "office", "role", "facts")))

    for secret in (person.iin, closed.account, person.surname, person.phone, person.address):
        assert secret not in held


def test_everybody_s_part_is_written_down_once(cast: Cast, closed: Application) -> None:
    parts = {name: parts_of(user, closed) for name, user in cast.everybody().items() if user}

    assert {name: part for name, part in parts.items() if part} == {
        "specialist": {"intake", "registration", "delivery"},
        "colleague": {"payment_preparation"},
        "head": {"department_decision", "payment_approval"},
        "secretary": {"referral", "minutes"},
        "chair": {"vote"},
        "member": {"vote"},
    }
    rows = list(closed.participations.values_list("user", "part"))
    assert len(rows) == len(set(rows))


def test_line_of_steps_shows_when_each_step_was_reached(cast: Cast, closed: Application) -> None:
    line = line_of_steps(closed, list(Event.objects.about(str(closed.number))))

    assert [step.phase for step in line] == ["done"] * 6
    assert all(step.at for step in line)


def test_line_of_a_new_case_shows_where_it_stands(cast: Cast) -> None:
    case = filed(cast)

    line = line_of_steps(case, list(Event.objects.about(str(case.number))))

    assert [step.phase for step in line] == ["now", "next", "next", "next", "next", "next"]
    assert [bool(step.at) for step in line] == [True] + [False] * 5
