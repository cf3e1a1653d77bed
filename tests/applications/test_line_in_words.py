"""The sentence under the line of steps: what happens now, by when."""

from datetime import timedelta

import pytest

from applications.actions import delivering
from applications.following import line
from applications.models import Application
from applications.states import Outcome
from portal.demo import cases
from socialaid.audit.models import Event
from socialaid.lib.words import long_date
from tests.applications.scene import clock
from tests.cast import Cast, decided, filed, ordered, registered

pytestmark = pytest.mark.django_db


def now_line(cast: Cast, case: Application, later: int = 0, **how: bool) -> tuple[str, str]:
    """The step where the case stands and its sentence, `later` days from today."""
    case.refresh_from_db()
    decision = case.commission_decisions.select_related("due").first()
    steps = line(
        case,
        list(Event.objects.about(str(case.number))),
        due=decision.due if decision else None,
        today=cast.setting.today + timedelta(days=later),
        **how,
    )
    return next((str(step.label), step.words) for step in steps if step.phase == "now")


def test_filed_case_names_the_working_day_of_registration_and_says_when_it_has_passed(cast: Cast) -> None:
    case = filed(cast, back=0)
    by = long_date(cast.setting.calendar.add_working_days(cast.setting.today, 1))

    assert now_line(cast, case) == (
        "Filed",
        f"A specialist checks the documents. If all are there, it is registered by this day: {by}.",
    )
    assert now_line(cast, case, later=20)[1].startswith("The documents should have been checked by this day: ")


def test_case_on_an_agenda_names_the_day_of_the_sitting(cast: Cast) -> None:
    case, day = registered(cast), cast.setting.back(-3)
    sitting = cases.planned_sitting(cast.setting, day, cast.setting.back(1))
    cases.put_on(cast.setting, sitting, case, cast.setting.back(0))

    assert now_line(cast, case) == (
        "Commission",
        f"The commission considers the application at its sitting on this day: {long_date(day)}.",
    )


def test_signed_grant_stands_at_the_payment(cast: Cast) -> None:
    case = ordered(cast)
    due = case.commission_decisions.get().due

    step, words = now_line(cast, case)

    assert step == "Payment"
    assert words.endswith(f"not later than this day: {long_date(due.due_on)}.")
    assert now_line(cast, case, later=40)[1].startswith("The last day was: ")


def test_signed_refusal_stands_at_handing_over_and_the_neutral_line_does_not_tell(cast: Cast) -> None:
    case = ordered(cast, Outcome.REFUSED)

    assert now_line(cast, case)[0] == "Result handed over"
    assert now_line(cast, case, neutral=True)[0] == "Payment or answer"
    assert "handed over" not in now_line(cast, case, neutral=True)[1]


def test_decided_case_waits_for_the_head(cast: Cast) -> None:
    step, words = now_line(cast, decided(cast))

    assert step == "Decision"
    assert words.startswith("The commission has decided. The head of the department signs the decision;")


def test_paid_case_waits_for_the_paper_and_a_closed_one_for_nothing(cast: Cast) -> None:
    case = cases.paid(cast.setting, ordered(cast), cast.setting.today)
    assert now_line(cast, case) == ("Payment", "What is left: the decision on paper is handed over or posted.")

    delivering.hand_over(
        application=case, to_whom="Өзіне", by=cast.specialist, today=cast.setting.today, now=clock(cast, hour=15)
    )

    case.refresh_from_db()
    steps = line(case, list(Event.objects.about(str(case.number))), due=None, today=cast.setting.today)
    assert {(step.phase, step.words) for step in steps} == {("done", "")}
