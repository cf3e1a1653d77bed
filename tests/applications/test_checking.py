"""Deciding on documents, one by one or all that were handed in."""

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from applications.actions import checking
from applications.models import Application, DocumentStatus
from applications.states import State
from tests.applications.scene import acts, clock, decide, document, last_event, refusal, statuses
from tests.cast import Cast

pytestmark = pytest.mark.django_db

CLOSED = ("Documents can be checked while the case is filed or returned.", None)


def test_decision_on_a_document_keeps_who_when_and_whether_the_original_was_seen(cast: Cast, case: Application) -> None:
    row = decide(cast, case, 5, DocumentStatus.ACCEPTED, original_seen=True)

    row.refresh_from_db()
    assert (row.status, row.original_seen) == ("accepted", True)
    assert (row.decided_by, row.decided_at) == (cast.specialist, clock(cast))
    assert last_event(case).facts == {"document": 5, "status": "accepted", "original_seen": True}
    assert list(case.participations.values_list("user", "part")) == [(cast.specialist.pk, "intake")]


@pytest.mark.parametrize("status", [DocumentStatus.NOT_NEEDED, DocumentStatus.NOT_READABLE, DocumentStatus.WRONG])
@pytest.mark.parametrize("note", ["", "   "])
def test_decision_that_the_citizen_must_understand_needs_a_reason(
    cast: Cast, case: Application, status: DocumentStatus, note: str
) -> None:
    assert refusal(decide, cast=cast, case=case, no=5, status=status, note=note) == (
        "Write one sentence that says why: the citizen will read it.",
        "note",
    )
    assert statuses(case)[5] == "handed_in"


def test_not_needed_keeps_its_reason_also_in_the_database(cast: Cast, case: Application) -> None:
    decide(cast, case, 5, DocumentStatus.NOT_NEEDED, " Мекенжай базадан көрінеді. ")
    assert document(case, 5).note == "Мекенжай базадан көрінеді."

    with pytest.raises(IntegrityError, match="document_not_needed_has_reason"):
        case.documents.filter(kind__no=5).update(note="")


def test_document_that_never_came_is_not_accepted_unseen(cast: Cast, case: Application) -> None:
    document(case, 5).scans.all().delete()
    case.documents.filter(kind__no=5).update(status=DocumentStatus.MISSING)

    assert refusal(decide, cast=cast, case=case, no=5, status=DocumentStatus.ACCEPTED) == (
        "Nothing was handed in for this document. Add a page, or tick that you have seen the original.",
        "original_seen",
    )
    decide(cast, case, 5, DocumentStatus.ACCEPTED, original_seen=True)
    assert statuses(case)[5] == "accepted"


@pytest.mark.parametrize(
    "who",
    ["applicant", "stranger", "next_door", "head", "deputy", "secretary", "member", "directorate", "administrator"],
)
def test_documents_are_checked_by_specialists_of_the_department_only(cast: Cast, case: Application, who: str) -> None:
    by = getattr(cast, who)

    assert refusal(decide, cast=cast, case=case, no=5, status=DocumentStatus.ACCEPTED, by=by) == CLOSED
    assert refusal(checking.accept_all, application=case, by=by, now=clock(cast)) == CLOSED


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.STOPPED])
def test_documents_of_a_case_that_is_over_are_not_checked(cast: Cast, case: Application, state: State) -> None:
    Application.objects.filter(pk=case.pk).update(state=state)

    assert refusal(decide, cast=cast, case=case, no=5, status=DocumentStatus.ACCEPTED) == CLOSED


def test_claimed_iin_is_confirmed_as_long_as_document_2_is_accepted(cast: Cast, case: Application) -> None:
    assert case.applicant.iin_confirmed_at is None

    decide(cast, case, 2, DocumentStatus.ACCEPTED)
    case.applicant.refresh_from_db()
    assert case.applicant.iin_confirmed_at == clock(cast)

    decide(cast, case, 2, DocumentStatus.WRONG, "Басқа адамның куәлігі.")
    case.applicant.refresh_from_db()
    assert case.applicant.iin_confirmed_at is None


def test_accept_all_takes_what_was_handed_in_and_nothing_else(cast: Cast, case: Application) -> None:
    decide(cast, case, 5, DocumentStatus.WRONG, "Басқа құжат.")

    count = checking.accept_all(application=case, by=cast.specialist, now=clock(cast))

    case.applicant.refresh_from_db()
    assert case.applicant.iin_confirmed_at == clock(cast)
    assert count == list(statuses(case).values()).count("accepted")
    assert (statuses(case)[4], statuses(case)[5]) == ("not_needed", "wrong")


def test_accept_all_writes_each_document_on_the_record(cast: Cast, case: Application) -> None:
    count = checking.accept_all(application=case, by=cast.specialist, now=clock(cast))

    assert acts(case) == ["application.filed", *["document.checked"] * count]
    assert last_event(case).role == "specialist"


def test_accept_all_does_not_ask_more_for_more_documents(cast: Cast, case: Application) -> None:
    checking.accept_all(application=case, by=cast.specialist, now=clock(cast))

    def queries(*handed_in: int) -> int:
        case.documents.filter(kind__no__in=handed_in).update(status=DocumentStatus.HANDED_IN)
        with CaptureQueriesContext(connection) as asked:
            assert checking.accept_all(application=case, by=cast.specialist, now=clock(cast)) == len(handed_in)
        return len(asked)

    assert queries(5) == queries(1, 3, 5) <= 10


def test_accept_all_of_a_case_that_was_returned_is_refused(cast: Cast, case: Application) -> None:
    Application.objects.filter(pk=case.pk).update(state=State.RETURNED)

    assert refusal(checking.accept_all, application=case, by=cast.specialist, now=clock(cast)) == CLOSED
