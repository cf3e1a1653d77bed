"""Pages put right by the applicant: turned, put in order; the same file sent twice."""

from collections.abc import Callable
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from applications.actions import arranging, checking, collecting
from applications.models import Application, DocumentStatus, Scan
from tests.applications.scene import acts, clock, decide, document, hand_in, page_of, photo, refusal
from tests.cast import Cast, signed_in
from tests.files.samples import PDF

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
CLOSED = "The pages of this document cannot be changed now. Ask the department what to do."


@pytest.fixture
def pages(cast: Cast, begun: Application) -> list[Scan]:
    """Three pages of document 5."""
    for _page in range(2):
        hand_in(begun, 5, cast.applicant, clock(cast))
    return in_order(begun)


def in_order(case: Application) -> list[Scan]:
    return list(document(case, 5).scans.select_related("document__kind", "file"))


def size_of(scan: Scan) -> tuple[int, int]:
    with Scan.objects.get(pk=scan.pk).file.content.open("rb") as kept, Image.open(kept) as photo_of_it:
        return photo_of_it.size


@pytest.mark.parametrize(
    ("place", "later", "order"),
    [(0, True, [1, 0, 2]), (2, False, [0, 2, 1]), (0, False, [0, 1, 2]), (2, True, [0, 1, 2])],
)
def test_page_moves_by_one_place_and_not_beyond_the_end(
    cast: Cast, begun: Application, pages: list[Scan], place: int, later: bool, order: list[int]
) -> None:
    arranging.shift(scan=pages[place], later=later, by=cast.applicant, now=clock(cast))

    assert in_order(begun) == [pages[each] for each in order]


def test_photo_is_turned_to_either_side(cast: Cast, begun: Application) -> None:
    scan = page_of(begun, 5)
    width, height = size_of(scan)

    arranging.turn(scan=scan, clockwise=False, by=cast.applicant, now=clock(cast))

    assert size_of(scan) == (height, width)


def test_pdf_is_not_turned(cast: Cast, begun: Application) -> None:
    upload = SimpleUploadedFile("a.pdf", PDF)
    scan = collecting.add_scan(document=document(begun, 5), upload=upload, by=cast.applicant, now=clock(cast))

    sentence, _field = refusal(arranging.turn, scan=scan, clockwise=True, by=cast.applicant, now=clock(cast))

    assert sentence.startswith("Only a photo can be turned here.")


def test_pages_of_an_accepted_document_stay_as_they_lie(cast: Cast, case: Application) -> None:
    decide(cast, case, 5, DocumentStatus.ACCEPTED)
    scan = page_of(case, 5)

    turned, _field = refusal(arranging.turn, scan=scan, clockwise=True, by=cast.specialist, now=clock(cast))
    moved, _field = refusal(arranging.shift, scan=scan, later=True, by=cast.specialist, now=clock(cast))

    assert (turned, moved) == (CLOSED, CLOSED)


@pytest.mark.parametrize("act", [partial(arranging.turn, clockwise=True), partial(arranging.shift, later=True)])
def test_page_that_was_taken_away_on_another_device_is_said_to_be_gone(
    cast: Cast, begun: Application, act: Callable[..., object]
) -> None:
    open_page = page_of(begun, 5)
    collecting.remove_scan(scan=page_of(begun, 5), by=cast.applicant, now=clock(cast))

    sentence, _field = refusal(act, scan=open_page, by=cast.applicant, now=clock(cast))

    assert sentence == "This page has been taken away already, perhaps on another device."


def test_photo_turned_on_two_devices_is_turned_twice(cast: Cast, begun: Application) -> None:
    here, there = page_of(begun, 5), page_of(begun, 5)
    before = size_of(here)

    for scan in (here, there):
        arranging.turn(scan=scan, clockwise=True, by=cast.applicant, now=clock(cast))

    assert size_of(here) == before


def test_page_taken_away_twice_is_taken_away_once(cast: Cast, case: Application) -> None:
    for scan in [page_of(case, 5), page_of(case, 5)]:
        collecting.remove_scan(scan=scan, by=cast.specialist, now=clock(cast))

    assert acts(case).count("document.scan_removed") == 1


def test_applicant_turns_nothing_while_the_department_looks(cast: Cast, case: Application) -> None:
    scan = page_of(case, 5)

    assert refusal(arranging.turn, scan=scan, clockwise=True, by=cast.applicant, now=clock(cast))[0] == CLOSED


def test_file_sent_twice_is_one_page_and_is_told_kindly(cast: Cast, begun: Application) -> None:
    sent = photo().read()
    browser, address = signed_in(cast.applicant), f"/en/my/documents/{begun.pk}/5/"

    answers = [
        browser.post(address, {"upload": SimpleUploadedFile("a.jpg", sent)}, headers={"accept": "application/json"})
        for _time in range(2)
    ]

    said = [answer.json()["answers"] for answer in answers]
    assert said[0] == [{"name": "a.jpg", "taken": True, "sentence": "Taken in."}]
    again = "This very file is here already, so it was not added a second time."
    assert said[1] == [{"name": "a.jpg", "taken": True, "sentence": again}]
    assert document(begun, 5).scans.count() == 2


def test_photo_that_was_turned_is_still_known_when_it_comes_again(cast: Cast, begun: Application) -> None:
    sent = photo().read()
    row = document(begun, 5)
    scan = collecting.add_scan(
        document=row, upload=SimpleUploadedFile("a.jpg", sent), by=cast.applicant, now=clock(cast)
    )
    arranging.turn(scan=scan, clockwise=True, by=cast.applicant, now=clock(cast))

    with pytest.raises(collecting.AlreadyThere):
        collecting.add_scan(document=row, upload=SimpleUploadedFile("b.jpg", sent), by=cast.applicant, now=clock(cast))


def test_same_photo_may_serve_two_documents(cast: Cast, begun: Application) -> None:
    sent = photo().read()

    for no in (2, 5):
        upload = SimpleUploadedFile("a.jpg", sent)
        collecting.add_scan(document=document(begun, no), upload=upload, by=cast.applicant, now=clock(cast))

    assert (document(begun, 2).scans.count(), document(begun, 5).scans.count()) == (2, 2)


def test_buttons_of_a_page_work_and_lead_back_to_it(cast: Cast, begun: Application, pages: list[Scan]) -> None:
    browser = signed_in(cast.applicant)

    moved = browser.post(reverse("scan-shift", args=[pages[2].pk]), {"to": "earlier"})
    turned = browser.post(reverse("scan-turn", args=[pages[2].pk]), {"to": "left"})

    back = f"{reverse('document', args=[begun.pk, 5])}#page-{pages[2].pk}"
    assert [answer["Location"] for answer in (moved, turned)] == [back, back]
    assert in_order(begun) == [pages[0], pages[2], pages[1]]


def test_preview_is_small_and_for_those_who_may_see_the_page(cast: Cast, begun: Application) -> None:
    address = reverse("scan-preview", args=[page_of(begun, 5).pk])

    shown = signed_in(cast.applicant).get(address)

    content = b"".join(shown)
    assert (shown.status_code, shown["Cache-Control"], len(content) < 40_000) == (200, "private, no-store", True)
    assert signed_in(cast.stranger).get(address).status_code == 404


def test_new_page_and_the_one_seen_before_are_told_apart(cast: Cast, case: Application) -> None:
    decide(cast, case, 5, DocumentStatus.NOT_READABLE, "Бұлыңғыр.")
    checking.return_for_completion(application=case, words="", by=cast.specialist, now=clock(cast, hour=11))
    hand_in(case, 5, cast.applicant, clock(cast, hour=12))

    earlier, new = document(case, 5).scan_list

    assert (earlier.is_earlier, new.is_earlier) == (True, False)


def test_document_asked_again_names_its_reason_and_leads_there(cast: Cast, case: Application) -> None:
    decide(cast, case, 5, DocumentStatus.NOT_READABLE, "Бұлыңғыр.")
    checking.return_for_completion(application=case, words="", by=cast.specialist, now=clock(cast))

    page = signed_in(cast.applicant).get(f"/en/my/cases/{case.number}/").content.decode()

    row = page[page.index('<ul class="task-list">', page.index(">Documents<")) :]
    assert "<strong>Бұлыңғыр.</strong>" in row
    assert row.count("Send it again") == 1
    assert f'href="/en/my/documents/{case.pk}/5/">Send it again' in row
