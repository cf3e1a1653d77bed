"""Pages that wait for the scanner, and pages in which it found something."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from applications.actions import collecting
from applications.models import Application, Scan
from scripts.engines import EICAR
from socialaid.audit.models import Event, Reading
from socialaid.files.models import FileKey, StoredFile
from socialaid.files.scanner import Verdict
from tests.applications.scene import clock, document, hand_in, page_of, photo, refusal
from tests.cast import Cast, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def _finds_a_virus(begun: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socialaid.files.scanner.examine", lambda content: Verdict.HARMFUL)


@pytest.fixture
def _does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socialaid.files.scanner.examine", lambda content: Verdict.NO_ANSWER)


def send(cast: Cast, case: Application) -> Scan:
    return hand_in(case, 5, cast.applicant, clock(cast))


@pytest.mark.usefixtures("_finds_a_virus")
def test_file_with_a_virus_is_refused_kept_nowhere_and_on_the_record(cast: Cast, begun: Application) -> None:
    before = StoredFile.objects.count()

    sentence, _field = refusal(send, cast=cast, case=begun)

    assert sentence.startswith("A virus was found in this file")
    assert StoredFile.objects.count() == before
    event = Event.objects.get(act="document.harmful_refused")
    assert (event.actor, event.path, event.facts) == (cast.applicant, f"drafts/{begun.pk}", {"document": 5})


@pytest.mark.scanner
def test_real_virus_in_an_upload_is_told_on_the_form(cast: Cast, begun: Application) -> None:
    upload = SimpleUploadedFile("a.pdf", b"%PDF-1.4\n" + EICAR.encode())

    answer = signed_in(cast.applicant).post(reverse("document", args=[begun.pk, 5]), {"upload": upload})

    assert (answer.status_code, Event.objects.filter(act="document.harmful_refused").count()) == (200, 1)


@pytest.mark.usefixtures("_does_not_answer")
def test_page_that_waits_is_shown_to_nobody_and_is_no_reading(cast: Cast, case: Application) -> None:
    scan = hand_in(case, 5, cast.specialist, clock(cast))
    address = reverse("scan", args=[scan.pk])

    answers = [signed_in(who).get(address) for who in (cast.applicant, cast.specialist)]

    assert [(answer.status_code, answer["Retry-After"]) for answer in answers] == [(503, "60")] * 2
    assert signed_in(cast.stranger).get(address).status_code == 404
    assert not Reading.objects.filter(path=f"scans/{scan.pk}").exists()


@pytest.mark.usefixtures("_does_not_answer")
def test_page_that_waits_counts_as_handed_in_and_is_named_without_a_link(cast: Cast, begun: Application) -> None:
    scan = send(cast, begun)

    page = signed_in(cast.applicant).get(reverse("document", args=[begun.pk, 5])).content.decode()

    assert document(begun, 5).status == "handed_in"
    assert scan.file.given_name in page
    assert f'href="{reverse("scan", args=[scan.pk])}"' not in page


def test_harmful_page_is_gone(cast: Cast, case: Application) -> None:
    scan = page_of(case, 5)
    StoredFile.objects.filter(pk=scan.file_id).update(scan="harmful")

    assert signed_in(cast.specialist).get(reverse("scan", args=[scan.pk])).status_code == 410
    assert signed_in(cast.specialist).get(f"{case.get_absolute_url()}?document=5").status_code == 200


def test_page_taken_away_takes_its_file_with_it(
    cast: Cast, begun: Application, django_capture_on_commit_callbacks: Any
) -> None:
    scan = send(cast, begun)
    name = scan.file.content.name

    with django_capture_on_commit_callbacks(execute=True):
        collecting.remove_scan(scan=scan, by=cast.applicant, now=clock(cast))

    assert not StoredFile.objects.filter(pk=scan.file_id).exists()
    assert not FileKey.objects.filter(name=name).exists()


def test_advice_stands_beside_the_page_and_blocks_nothing(cast: Cast, begun: Application) -> None:
    scan = send(cast, begun)
    StoredFile.objects.filter(pk=scan.file_id).update(hints=["dark", "blurred", "unheard of"])

    page = signed_in(cast.applicant).get(f"/en{reverse('document', args=[begun.pk, 5])[3:]}").content.decode()

    assert ("The photo is dark." in page, "The photo looks blurred." in page) == (True, True)
    assert document(begun, 5).status == "handed_in"


def test_quota_is_for_applicants_and_not_for_the_counter(cast: Cast, case: Application, settings: Any) -> None:
    settings.UPLOAD_QUOTA_BYTES = 10

    assert hand_in(case, 5, cast.specialist, clock(cast)).pk


def test_applicant_over_her_quota_is_told(cast: Cast, begun: Application, settings: Any) -> None:
    settings.UPLOAD_QUOTA_BYTES = photo().size

    sentence, _field = refusal(send, cast=cast, case=begun)

    assert sentence.startswith("You have handed in 0 MB of files")
