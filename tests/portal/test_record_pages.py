"""The directorate searches the record; the applicant sees who opened her file; anybody reads the heads."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from socialaid.audit.actions import inquire, note_attempt, note_reading, record, sealing
from socialaid.audit.models import Event, Head, Inquiry, Kind
from tests.cast import filed, signed_in

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db]
ASKED = {"reason": "Complaint 12 of 2026", "kind": Kind.READING}


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def read(cast, case, reader, role="specialist", path="cases/x", ago=timedelta()):
    note_reading(reader=reader, number=case.number, path=path, office="akkol", role=role, now=timezone.now() - ago)


def lines_of(response) -> list[tuple[str, str]]:
    return [(line.who, line.number) for line in response.context["lines"]]


def searched(browser, **asked):
    return browser.post(reverse("desk:record"), ASKED | asked, follow=True)


def test_search_needs_a_reason_and_is_a_line_of_the_record(cast):
    browser = signed_in(cast.directorate)

    refused = browser.post(reverse("desk:record"), ASKED | {"reason": ""})
    assert (refused.status_code, Inquiry.objects.count()) == (200, 0)
    searched(browser, number="7k3m-94qx-b2", person=cast.specialist.pk)

    inquiry = Inquiry.objects.get()
    assert (inquiry.by, inquiry.reason, inquiry.number) == (cast.directorate, "Complaint 12 of 2026", "7K3M-94QX-B2")
    assert (inquiry.person, inquiry.address) == (cast.specialist, "127.0.0.1")


def test_search_finds_by_person_case_office_and_days(cast):
    one, other = filed(cast), filed(cast)
    read(cast, one, cast.specialist)
    read(cast, other, cast.head, ago=timedelta(days=3))
    browser, today = signed_in(cast.directorate), timezone.localdate()
    newer = (cast.specialist.full_name, one.number)
    older = (cast.head.full_name, other.number)

    assert lines_of(searched(browser)) == [newer, older]
    assert lines_of(searched(browser, person=cast.head.pk)) == [older]
    assert lines_of(searched(browser, number=one.number)) == [newer]
    assert lines_of(searched(browser, office="akkol")) == [newer, older]
    assert lines_of(searched(browser, office="arshaly")) == []
    assert lines_of(searched(browser, since=today.isoformat())) == [newer]
    assert lines_of(searched(browser, until=(today - timedelta(days=3)).isoformat())) == [older]


def test_every_kind_of_line_is_shown_in_words(cast):
    case, now = filed(cast), timezone.now()
    note_attempt(
        who=cast.next_door, role="arshaly.specialist", number=case.number, path="desk:case", office="akkol",
        outcome="hidden", now=now,
    )  # fmt: skip
    browser = signed_in(cast.directorate)

    filing = searched(browser, kind=Kind.EVENT, number=case.number).context["lines"]
    (attempt,) = searched(browser, kind=Kind.ATTEMPT).context["lines"]
    searches = searched(browser, kind=Kind.INQUIRY).context["lines"]

    assert "Application filed" in [line.what for line in filing]
    assert (attempt.what, attempt.role) == ("Not shown: desk:case", "specialist")
    assert attempt.office == str(cast.office)
    assert searches[-1].what == "Acts: Complaint 12 of 2026"


def test_nothing_typed_stands_in_the_address(cast):
    response = searched(signed_in(cast.directorate), person=cast.head.pk, number="7K3M-94QX-B2")

    ((address, _status),) = response.redirect_chain
    assert address == reverse("desk:record-found", args=[Inquiry.objects.get().pk])


@pytest.mark.parametrize("typed", [{"until": "9999-12-31"}, {"since": "0001-01-01"}])
def test_impossible_year_is_said_at_its_field_and_nothing_is_searched(cast, typed):
    response = searched(signed_in(cast.directorate), **typed)

    assert list(response.context["form"].errors) == list(typed)
    assert not Inquiry.objects.exists()


def test_days_the_wrong_way_round_are_refused_and_what_was_typed_stays(cast):
    response = searched(signed_in(cast.directorate), since="2026-11-03", until="2026-11-02")

    assert "The last day comes before the first one." in response.content.decode()
    assert "Complaint 12 of 2026" in response.content.decode()
    assert Inquiry.objects.count() == 0


def test_search_is_hers_alone_and_closes_after_half_a_day(cast):
    facts = {"reason": "Complaint 12", "kind": Kind.READING}
    of_another = inquire(by=cast.head, now=timezone.now(), **facts)
    old = inquire(by=cast.directorate, now=timezone.now() - timedelta(hours=13), **facts)
    browser = signed_in(cast.directorate)

    assert [browser.get(reverse("desk:record-found", args=[row.pk])).status_code for row in (of_another, old)] == [
        404
    ] * 2


@pytest.mark.parametrize("rows", [1, 30])
def test_found_page_takes_the_same_queries_for_1_and_30_rows(cast, rows, django_assert_num_queries):
    case = filed(cast)
    for _one in range(rows):
        read(cast, case, cast.specialist)
    inquiry = inquire(by=cast.directorate, reason="Complaint 12", kind=Kind.READING, now=timezone.now())
    browser, address = signed_in(cast.directorate), reverse("desk:record-found", args=[inquiry.pk])
    browser.get(address)

    with django_assert_num_queries(9):
        response = browser.get(address)

    assert len(response.context["lines"]) == rows


def test_pages_follow_one_another_by_key(cast):
    case = filed(cast)
    for minutes in range(35):
        read(cast, case, cast.specialist, ago=timedelta(minutes=minutes))
    browser = signed_in(cast.directorate)
    first = searched(browser)

    second = browser.get(f"{first.request['PATH_INFO']}?after={first.context['page'].next}")

    assert (len(lines_of(first)), len(lines_of(second))) == (30, 5)


def test_saved_table_is_recorded_and_holds_no_formula(cast):
    case = filed(cast)
    cast.specialist.surname = "=cmd|' /C calc'!A0"
    cast.specialist.save()
    read(cast, case, cast.specialist)
    inquiry = inquire(by=cast.directorate, reason="Complaint 12", kind=Kind.READING, now=timezone.now())

    response = signed_in(cast.directorate).post(reverse("desk:record-save", args=[inquiry.pk]))

    head, row = csv.reader(StringIO(response.content.decode("utf-8-sig")))
    assert head == ["When", "Who", "As what", "Office", "Case", "What was done", "From where"]
    assert (row[1][:2], row[4]) == ("'=", case.number)
    event = Event.objects.get(act="record.exported")
    assert (event.actor, event.facts) == (cast.directorate, {"inquiry": inquiry.pk, "rows": 1})


def test_applicant_sees_who_opened_her_file_with_post_and_office(cast):
    case = filed(cast)
    read(cast, case, cast.specialist, path=f"cases/{case.number}", ago=timedelta(minutes=9))
    read(cast, case, cast.specialist, path="scans/12", ago=timedelta(minutes=8))
    read(cast, case, cast.member, role="member", path="sittings/1/points/1", ago=timedelta(minutes=1))
    read(cast, case, cast.applicant, role="")

    response = signed_in(cast.applicant).get(reverse("my-case-opened", args=[case.number]))

    at_the_sitting, at_the_desk = response.context["visits"]
    assert (at_the_sitting.name, at_the_sitting.posts) == ("", ["commission member"])
    assert (at_the_desk.name, at_the_desk.posts) == (cast.specialist.full_name, ["specialist"])
    assert [str(part) for part in at_the_desk.parts] == ["a page of a document", "the case"]
    assert at_the_desk.office == str(cast.office)
    assert reverse("my-case-opened", args=[case.number]) in (
        signed_in(cast.applicant).get(case.get_public_url()).content.decode()
    )


def test_file_that_nobody_opened_says_so_in_her_language(cast):
    case = filed(cast)

    with override("kk"):
        page = signed_in(cast.applicant).get(reverse("my-case-opened", args=[case.number])).content.decode()

    assert "Ісіңізді әлі ешкім ашқан жоқ." in page


def test_heads_are_open_data_without_signing_in(cast):
    record(act="application.filed", by=None, now=timezone.now())
    sealing.seal(now=timezone.now())
    sealing.note_head(today=timezone.localdate(), now=timezone.now())
    head = Head.objects.get()

    (published,) = signed_in(None).get("/open-data/record-heads.json").json()["heads"]

    assert published == {"day": head.day.isoformat(), "seal": head.seal, "hash": head.hash, "rows": head.rows}
