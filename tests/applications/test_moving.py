"""One door changes the state of a case: from the state that was seen, once, with a line on the record."""

import pytest
from django.db import IntegrityError

from applications.actions.moving import move, write_down
from applications.models import Application
from applications.states import State
from tests.applications.scene import acts, clock, last_event, refusal
from tests.cast import Cast

pytestmark = pytest.mark.django_db
FILED_AT = "2026-11-02T10:00+05:00"


def test_move_changes_the_row_and_the_case_in_hand(cast: Cast, case: Application) -> None:
    moved = move(case, "application.stopped", by=cast.head, now=clock(cast), stop_words="Анықтама басқа адамдікі")

    row = Application.objects.get(pk=case.pk)
    assert moved is case
    assert (row.state, row.stop_words) == (case.state, case.stop_words) == (State.STOPPED, "Анықтама басқа адамдікі")


def test_move_writes_who_did_what_when_as_what_and_to_which_state(cast: Cast, case: Application) -> None:
    now = clock(cast)

    move(case, "application.stopped", by=cast.head, now=now, facts={"ground": "incomplete_information"})

    event = last_event(case)
    assert (event.act, event.actor, event.at, event.role) == ("application.stopped", cast.head, now, "head")
    assert (event.office, event.path, event.state) == ("akkol", f"cases/{case.number}", "stopped")
    assert event.facts == {"ground": "incomplete_information"}


def test_move_that_does_not_fit_the_state_is_refused_and_leaves_no_trace(cast: Cast, case: Application) -> None:
    before = acts(case)

    sentence, field = refusal(move, application=case, act="application.decided", by=cast.head, now=clock(cast))

    assert (sentence, field) == ("This cannot be done now: the case is “Filed”.", None)
    assert acts(case) == before
    assert Application.objects.get(pk=case.pk).state == State.FILED


def test_move_of_a_case_that_somebody_else_has_moved_is_refused(cast: Cast, case: Application) -> None:
    stale = Application.objects.get(pk=case.pk)
    move(case, "application.stopped", by=cast.head, now=clock(cast))
    before = acts(case)

    sentence, _field = refusal(move, application=stale, act="application.returned", by=cast.head, now=clock(cast))

    assert sentence == "Somebody else has just changed this case. Open it again to see what happened."
    assert acts(case) == before
    assert Application.objects.get(pk=case.pk).state == State.STOPPED


def test_a_draft_leaves_no_line_on_the_record(cast: Cast, begun: Application) -> None:
    write_down(begun, "document.handed_in", by=cast.applicant, now=clock(cast))

    assert acts(begun) == []


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"state": State.FILED}, "application_filed_has_number"),
        ({"state": State.REFERRED, "number": "X-1", "filed_at": FILED_AT}, "application_registered_has_journal"),
        (
            {"state": State.DECIDED, "number": "X-1", "filed_at": FILED_AT, "journal_number": "01-2026-1"},
            "application_decided_has_outcome",
        ),
    ],
)
def test_the_database_keeps_what_a_state_needs(begun: Application, changes: dict[str, str], rule: str) -> None:
    with pytest.raises(IntegrityError, match=rule):
        Application.objects.filter(pk=begun.pk).update(**changes)
