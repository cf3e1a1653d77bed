"""A document of an earlier case used once more: whose, how long, and what becomes of the files that two cases hold."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from applications.actions import arranging, checking, collecting, discarding
from applications.models import Applicant, Application, Document, DocumentStatus
from applications.queries import reusable_for
from offices.models import Office
from socialaid.accounts.models import Claim, User
from socialaid.audit.models import Event
from socialaid.files.models import StoredFile
from tests.applications.scene import clock, decide, document, page_of, refusal, statuses
from tests.cast import Cast, draft, filed, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def earlier(cast: Cast) -> Document:
    """Document 2 of an earlier case, accepted with the original seen, which confirms the account."""
    case = filed(cast, back=3)
    claim(cast.applicant, case)
    decide(cast, case, 2, DocumentStatus.ACCEPTED, original_seen=True)
    return document(case, 2)


@pytest.fixture
def begun(cast: Cast, earlier: Document) -> Application:
    """A new draft of the same person, document 2 not handed in yet."""
    case = draft(cast)
    collecting.remove_scan(scan=page_of(case, 2), by=cast.applicant, now=clock(cast))
    return case


def claim(user: User, case: Application) -> None:
    person = case.applicant
    own = Claim(user=user, birth_date=person.birth_date)
    own.set_iin(person.iin)
    own.save()


def offers(cast: Cast, case: Application, no: int = 2, user: User | None = None) -> list[Document]:
    return reusable_for(document(case, no), user or cast.applicant, cast.setting.today)


def take_over(cast: Cast, case: Application, earlier: Document, by: User | None = None) -> Any:
    return collecting.take_over(
        document=document(case, earlier.kind.no), earlier=earlier, by=by or cast.applicant, now=clock(cast)
    )


def test_document_accepted_in_an_earlier_case_is_offered(cast: Cast, begun: Application, earlier: Document) -> None:
    assert offers(cast, begun) == [earlier]


def test_document_taken_over_is_handed_in_with_the_same_file(cast: Cast, begun: Application, earlier: Document) -> None:
    (page,) = take_over(cast, begun, earlier)

    taken = document(begun, 2)
    assert (taken.status, taken.taken_from) == ("handed_in", earlier)
    assert page.file_id == page_of(earlier.application, 2).file_id


def test_account_that_no_specialist_confirmed_is_offered_nothing(
    cast: Cast, begun: Application, earlier: Document
) -> None:
    Claim.objects.update(confirmed_at=None)

    assert offers(cast, begun) == []
    assert refusal(take_over, cast=cast, case=begun, earlier=earlier)[0].startswith("This document cannot be used")


def test_stranger_who_claims_the_same_iin_is_offered_nothing(cast: Cast, earlier: Document) -> None:
    strange = draft(cast)
    Applicant.objects.filter(application=strange).update(user=cast.stranger)
    strange = Application.objects.get(pk=strange.pk)
    claim(cast.stranger, strange)
    Claim.objects.filter(user=cast.stranger).update(confirmed_at=clock(cast))
    address = reverse("document-reuse", args=[strange.pk, 2, earlier.pk])

    signed_in(cast.stranger).post(address)

    assert offers(cast, strange, user=cast.stranger) == []
    assert document(strange, 2).taken_from is None
    assert signed_in(cast.applicant).post(address).status_code == 404


def test_case_about_another_person_is_offered_nothing(cast: Cast, begun: Application, earlier: Document) -> None:
    begun.applicant.set_iin("580101300127")
    begun.applicant.save()

    assert offers(cast, begun) == []


@pytest.mark.parametrize(("days", "offered"), [(360, 1), (370, 0)])
def test_offer_ends_with_the_months_of_its_kind(
    cast: Cast, begun: Application, earlier: Document, days: int, offered: int
) -> None:
    Document.objects.filter(pk=earlier.pk).update(decided_at=clock(cast) - timedelta(days=days))

    assert len(offers(cast, begun)) == offered


def test_kind_that_never_serves_twice_is_not_offered(cast: Cast, begun: Application, earlier: Document) -> None:
    decide(cast, earlier.application, 5, DocumentStatus.ACCEPTED)

    assert offers(cast, begun, 5) == []


def test_copy_of_a_copy_is_not_offered(cast: Cast, begun: Application, earlier: Document) -> None:
    take_over(cast, begun, earlier)
    Document.objects.filter(application=begun, kind__no=2).update(status="accepted", decided_at=clock(cast))

    assert offers(cast, draft(cast)) == [earlier]


def test_page_of_an_earlier_case_that_waits_for_the_scanner_is_not_offered(
    cast: Cast, begun: Application, earlier: Document
) -> None:
    StoredFile.objects.filter(pk=page_of(earlier.application, 2).file_id).update(scan="checking")

    assert offers(cast, begun) == []


def test_page_removed_from_one_case_stays_in_the_other(
    cast: Cast, begun: Application, earlier: Document, django_capture_on_commit_callbacks: Any
) -> None:
    (page,) = take_over(cast, begun, earlier)

    with django_capture_on_commit_callbacks(execute=True):
        collecting.remove_scan(scan=page, by=cast.applicant, now=clock(cast))

    taken = document(begun, 2)
    assert (taken.status, taken.taken_from) == ("missing", None)
    with page_of(earlier.application, 2).file.content.open("rb") as kept:
        assert kept.read(2) == b"\xff\xd8"


def test_draft_thrown_away_takes_its_own_files_and_leaves_the_shared_one(
    cast: Cast, begun: Application, earlier: Document
) -> None:
    (page,) = take_over(cast, begun, earlier)
    own = page_of(begun, 5).file_id

    discarding.throw_away(draft=begun, by=cast.applicant, now=clock(cast))

    assert StoredFile.objects.filter(pk=page.file_id).exists()
    assert not StoredFile.objects.filter(pk=own).exists()


def test_page_turned_in_one_case_stays_as_it_is_in_the_other(cast: Cast, begun: Application, earlier: Document) -> None:
    (page,) = take_over(cast, begun, earlier)
    before = page_of(earlier.application, 2).file.sha256

    arranging.turn(scan=page, clockwise=True, by=cast.applicant, now=clock(cast))

    assert page_of(earlier.application, 2).file.sha256 == before
    assert page_of(begun, 2).file.sha256 != before


def test_specialist_of_another_office_reads_the_page_and_where_it_came_from(
    cast: Cast, begun: Application, earlier: Document
) -> None:
    (page,) = take_over(cast, begun, earlier)
    next_office = Office.objects.get(code="arshaly")
    Application.objects.filter(pk=begun.pk).update(
        state="filed", number="7K3M-94QX", office=next_office, filed_at=clock(cast)
    )
    next_door = signed_in(cast.next_door)

    shown = next_door.get(reverse("scan", args=[page.pk]))
    words = next_door.get("/en/desk/cases/7K3M-94QX/?document=2").content.decode()

    assert (shown.status_code, b"".join(shown)[:2]) == (200, b"\xff\xd8")
    assert f"Taken from case {earlier.application.number}" in words
    assert "The original was seen there." in words


def test_taking_over_stands_on_the_record_of_a_returned_case(cast: Cast, earlier: Document) -> None:
    case = filed(cast, back=1)
    decide(cast, case, 2, DocumentStatus.NOT_READABLE, "Бұлыңғыр.")
    checking.return_for_completion(application=case, words="", by=cast.specialist, now=clock(cast))
    claim_again = Claim.objects.get(user=cast.applicant)
    claim_again.confirm(by=cast.specialist, now=clock(cast))
    claim_again.save()

    take_over(cast, case, earlier)

    event = Event.objects.about(str(case.number)).filter(act="document.taken_over").get()
    assert event.facts == {"document": 2, "case": earlier.application.number}
    assert statuses(case)[2] == "handed_in"


def test_offer_stands_on_the_page_and_a_press_takes_it(cast: Cast, begun: Application, earlier: Document) -> None:
    browser = signed_in(cast.applicant)
    page = browser.get(f"/en/my/documents/{begun.pk}/2/").content.decode()

    browser.post(reverse("document-reuse", args=[begun.pk, 2, earlier.pk]))

    assert "Use the one I handed in on" in page
    assert document(begun, 2).taken_from == earlier
