"""Pages of documents: by whom, when, how many; and what stays once the coupon is given."""

from typing import Any

import pytest
from django.urls import reverse

from applications.actions import checking, collecting, registering
from applications.models import Application, DocumentStatus
from applications.states import State
from tests.applications.scene import (
    acts,
    clock,
    decide,
    document,
    hand_in,
    last_event,
    page_of,
    photo,
    refusal,
    statuses,
)
from tests.cast import Cast, signed_in

pytestmark = pytest.mark.django_db

CLOSED = ("Documents of this case cannot be changed now. Ask the department what to do.", None)


def hand_in_by(cast: Cast, case: Application, no: int, who: str) -> object:
    return hand_in(case, no, getattr(cast, who), clock(cast))


def remove_by(cast: Cast, case: Application, no: int, who: str) -> None:
    collecting.remove_scan(scan=page_of(case, no), by=getattr(cast, who), now=clock(cast))


@pytest.fixture
def sent_back(cast: Cast, case: Application) -> Application:
    """A returned case: document 2 accepted, document 5 not readable."""
    decide(cast, case, 2, DocumentStatus.ACCEPTED)
    decide(cast, case, 5, DocumentStatus.NOT_READABLE, "Бұлыңғыр.")
    return checking.return_for_completion(application=case, words="", by=cast.specialist, now=clock(cast))


@pytest.fixture
def registered(cast: Cast, case: Application) -> Application:
    checking.accept_all(application=case, by=cast.specialist, now=clock(cast))
    return registering.register(application=case, by=cast.specialist, now=clock(cast))


def test_pages_of_a_document_stand_in_the_order_of_their_coming(cast: Cast, begun: Application) -> None:
    hand_in_by(cast, begun, 5, "applicant")
    hand_in_by(cast, begun, 5, "applicant")

    assert [scan.position for scan in document(begun, 5).scans.all()] == [1, 2, 3]


def test_twenty_first_page_is_refused(cast: Cast, begun: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "MOST_SCANS", 2)
    hand_in_by(cast, begun, 5, "applicant")

    sentence, _field = refusal(hand_in_by, cast=cast, case=begun, no=5, who="applicant")

    assert sentence == "A document has at most 2 pages. Put several pages into one PDF."
    assert document(begun, 5).scans.count() == 2


def test_last_page_taken_away_leaves_the_document_missing(cast: Cast, begun: Application) -> None:
    remove_by(cast, begun, 5, "applicant")

    assert statuses(begun)[5] == "missing"


def test_new_page_asks_for_a_new_decision_and_stands_on_the_record(cast: Cast, case: Application) -> None:
    decide(cast, case, 5, DocumentStatus.ACCEPTED)

    hand_in_by(cast, case, 5, "specialist")

    row = document(case, 5)
    assert (row.status, row.decided_by, row.decided_at) == ("handed_in", None, None)
    assert (last_event(case).act, last_event(case).facts) == ("document.handed_in", {"document": 5})


@pytest.mark.parametrize("who", ["applicant", "stranger", "next_door", "head", "secretary", "member", "administrator"])
def test_pages_of_a_filed_case_are_taken_in_by_its_specialists_only(cast: Cast, case: Application, who: str) -> None:
    before = acts(case)

    assert refusal(hand_in_by, cast=cast, case=case, no=5, who=who) == CLOSED
    assert refusal(remove_by, cast=cast, case=case, no=5, who=who) == CLOSED
    assert acts(case) == before


@pytest.mark.parametrize("who", ["stranger", "specialist", "next_door"])
def test_nobody_else_touches_the_pages_of_a_draft(cast: Cast, begun: Application, who: str) -> None:
    assert refusal(hand_in_by, cast=cast, case=begun, no=5, who=who) == CLOSED


def test_returned_case_takes_the_page_that_was_asked_for(cast: Cast, sent_back: Application) -> None:
    hand_in_by(cast, sent_back, 5, "applicant")

    assert statuses(sent_back)[5] == "handed_in"


def test_pages_of_an_accepted_document_stay_as_they_are(cast: Cast, sent_back: Application) -> None:
    accepted = ("This document has been accepted already. Its pages stay as they are.", None)

    assert refusal(hand_in_by, cast=cast, case=sent_back, no=2, who="applicant") == accepted
    assert refusal(remove_by, cast=cast, case=sent_back, no=2, who="applicant") == accepted
    assert statuses(sent_back)[2] == "accepted"


def test_after_registration_pages_come_but_do_not_go(cast: Cast, registered: Application) -> None:
    hand_in_by(cast, registered, 5, "specialist")

    assert refusal(remove_by, cast=cast, case=registered, no=5, who="specialist") == CLOSED
    assert set(statuses(registered).values()) == {"accepted", "not_needed"}
    assert document(registered, 5).scans.count() == 2


@pytest.mark.parametrize("state", [State.DECIDED, State.WITHDRAWN, State.STOPPED])
def test_case_that_is_decided_or_over_takes_no_pages(cast: Cast, registered: Application, state: State) -> None:
    Application.objects.filter(pk=registered.pk).update(state=state, outcome="granted")

    assert refusal(hand_in_by, cast=cast, case=registered, no=5, who="specialist") == CLOSED


def test_specialist_who_takes_in_a_page_takes_part_in_the_case(cast: Cast, case: Application) -> None:
    hand_in_by(cast, case, 5, "colleague")

    assert list(case.participations.values_list("user", "part")) == [(cast.colleague.pk, "intake")]


def test_applicant_who_adds_her_page_takes_no_part_of_the_office(cast: Cast, sent_back: Application) -> None:
    hand_in_by(cast, sent_back, 5, "applicant")

    assert not sent_back.participations.filter(user=cast.applicant).exists()


def test_pages_are_counted_as_they_are_and_not_as_they_were_read(
    cast: Cast, begun: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "MOST_SCANS", 2)
    read_before = document(begun, 5)
    assert len(read_before.scans.all()) == 1
    hand_in_by(cast, begun, 5, "applicant")

    def one_more(**_case: object) -> None:
        collecting.add_scan(document=read_before, upload=photo(9), by=cast.applicant, now=clock(cast))

    sentence, _field = refusal(one_more)
    assert sentence == "A document has at most 2 pages. Put several pages into one PDF."


def test_preview_of_a_pdf_does_not_exist(cast: Cast, begun: Application) -> None:
    scan = page_of(begun, 5)
    scan.file.content_type = "application/pdf"
    scan.file.save()

    assert signed_in(cast.applicant).get(reverse("scan-preview", args=[scan.pk])).status_code == 404


def test_file_that_waits_for_the_scanner_says_so_at_once(cast: Cast, begun: Application, settings: Any) -> None:
    settings.CLAMD = "tcp://127.0.0.1:1"
    address = reverse("document", args=[begun.pk, 5])

    answer = signed_in(cast.applicant).post(address, {"upload": photo(9)}, headers={"accept": "application/json"})

    assert answer.json()["answers"][0]["sentence"].startswith("Taken in. It can be opened once")
