"""A virus found after a page was taken in: the document is asked for again, people are told, once."""

from datetime import timedelta

import pytest

from applications.actions import answering_harm, checking, collecting, filing, registering
from applications.models import Application, Scan
from portal.waiting import waiting_for
from socialaid.accounts.models import User
from socialaid.audit.models import Event
from socialaid.files.models import StoredFile
from socialaid.notices.models import Notice
from tests.applications.scene import clock, document, hand_in, page_of
from tests.cast import Cast, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def lose(case: Application, no: int = 5) -> Scan:
    """The sweep of the files has found a virus in a page."""
    scan = page_of(case, no)
    StoredFile.objects.filter(pk=scan.file_id).update(scan="harmful")
    return scan


def letters(user: User) -> list[str]:
    return list(Notice.objects.filter(user=user, letter="applications/harmful_found").values_list("body", flat=True))


def waits(user: User) -> dict[str, int]:
    return {str(row.label): row.count for row in waiting_for(user)}


def test_filed_case_asks_for_the_document_again_and_tells_everybody_once(cast: Cast, case: Application) -> None:
    lose(case)

    swept = [answering_harm.sweep(now=clock(cast)) for _time in range(2)]

    row = document(case, 5)
    assert swept == [1, 0]
    assert (row.status, row.decided_by, bool(row.note)) == ("not_readable", None, True)
    event = Event.objects.about(str(case.number)).get(act="document.harmful_found")
    assert (event.actor, event.facts) == (None, {"document": 5})
    assert len(letters(cast.applicant)) == 1
    assert waits(cast.specialist)["Documents lost to a virus"] == 1


def test_worklist_shows_the_cases_that_lost_a_page(cast: Cast, case: Application) -> None:
    lose(case)

    page = signed_in(cast.specialist).get("/en/desk/cases/?state=harmful").content.decode()

    assert str(case.number) in page


def test_work_is_done_once_a_new_page_has_come(cast: Cast, case: Application) -> None:
    lose(case)

    hand_in(case, 5, cast.specialist, clock(cast))

    assert "Documents lost to a virus" not in waits(cast.specialist)
    assert document(case, 5).status == "handed_in"


def test_draft_asks_again_and_its_letter_leads_there(cast: Cast, begun: Application) -> None:
    lose(begun)

    answering_harm.sweep(now=clock(cast))

    assert document(begun, 5).status == "not_readable"
    assert len(letters(cast.applicant)) == 1
    assert Event.objects.get(act="document.harmful_found").path == f"drafts/{begun.pk}"


def test_harmful_page_removed_from_a_draft_leaves_the_others_handed_in(cast: Cast, begun: Application) -> None:
    hand_in(begun, 5, cast.applicant, clock(cast))
    lost = lose(begun)
    answering_harm.sweep(now=clock(cast))

    collecting.remove_scan(scan=lost, by=cast.applicant, now=clock(cast))

    assert document(begun, 5).status == "handed_in"


def test_registered_case_keeps_its_decisions_and_stands_among_the_work(cast: Cast, case: Application) -> None:
    checking.accept_all(application=case, by=cast.specialist, now=clock(cast))
    registering.register(application=case, by=cast.specialist, now=clock(cast))
    lose(case)

    answering_harm.sweep(now=clock(cast))

    assert document(case, 5).status == "accepted"
    assert waits(cast.specialist)["Documents lost to a virus"] == 1


def test_case_that_is_over_troubles_nobody(cast: Cast, case: Application) -> None:
    filing.withdraw(application=case, by=cast.applicant, now=clock(cast))
    lose(case)

    answering_harm.sweep(now=clock(cast) + timedelta(minutes=1))

    assert letters(cast.applicant) == []
    assert document(case, 5).status == "handed_in"
