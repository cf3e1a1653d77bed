"""All that is held about a person: one archive, after the password, with her own and nobody else's."""

import io
import json
import zipfile
from html import unescape
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone

from applications.acting import Ground, LettersTo
from applications.actions import writing
from applications.models import Application
from portal.demo import acting
from portal.held.gathering import cases_about, held_about
from portal.held.reading import sheet_of
from portal.packing import packed
from socialaid.accounts.models import Claim, User
from socialaid.audit.models import Event
from tests.applications.scene import clock
from tests.cast import Cast, draft, filed, ordered, signed_in

PASSWORD = "Арман-2026-тау"
HELD = "/kk/my/held/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def applicant(cast: Cast) -> User:
    cast.applicant.set_password(PASSWORD)
    cast.applicant.save()
    return cast.applicant


def told(user: User) -> dict[str, Any]:
    return held_about(user, now=timezone.now())


def archive_of(response: Any) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(response)))


def taken(client: Client) -> Any:
    client.post("/kk/account/reauthenticate/", {"password": PASSWORD})
    return client.post(HELD)


def test_archive_holds_the_sheet_the_facts_and_every_paper(cast: Cast, applicant: User) -> None:
    case = ordered(cast)

    response = taken(signed_in(applicant))
    folder = archive_of(response)

    facts = json.loads(folder.read("held.json"))
    assert response["Content-Disposition"] == 'attachment; filename="held.zip"'
    assert "no-store" in response["Cache-Control"]
    assert facts["cases"][0]["number"] == case.number
    assert facts["cases"][0]["applicant"]["iin"] == case.applicant.iin
    named = [each["file"] for row in facts["cases"][0]["documents"] for each in row["files"]]
    prints = facts["cases"][0]["prints"]
    assert named
    assert prints
    assert {"read-me.pdf", "held.json", *named, *prints} == set(folder.namelist())
    stored = case.documents.in_order().filter(scans__isnull=False).first().scan_list[0].file
    with stored.content.open("rb") as kept:
        assert kept.read() in [folder.read(name) for name in named]
    assert folder.testzip() is None


def test_archive_is_given_only_after_the_password_and_that_is_on_record(cast: Cast, applicant: User) -> None:
    client = signed_in(applicant)

    assert client.get(HELD).status_code == 200
    refused = client.post(HELD)
    assert (refused.status_code, refused.url.partition("?")[0]) == (302, "/kk/account/reauthenticate/")
    assert not Event.objects.filter(act="account.exported").exists()

    response = taken(client)
    assert archive_of(response).namelist()
    line = Event.objects.get(act="account.exported")
    assert (line.actor, line.facts) == (applicant, {"cases": 0})


def test_archive_is_not_made_again_and_again(applicant: User) -> None:
    client = signed_in(applicant)

    statuses = []
    for _ in range(7):
        response = taken(client)
        statuses.append(response.status_code)
        b"".join(response)

    assert statuses == [200] * 6 + [429]


def test_stranger_gets_her_own_and_nothing_of_the_applicant(cast: Cast) -> None:
    case = ordered(cast)

    hers = json.dumps(told(cast.stranger), ensure_ascii=False)

    assert [text for text in (case.number, case.applicant.iin, case.applicant.surname) if text in hers] == []
    assert told(cast.stranger)["cases"] == []


def test_notes_of_the_staff_are_not_told_and_messages_are(cast: Cast) -> None:
    case = filed(cast)
    writing.leave_note(application=case, text="Күмәнді анықтама", by=cast.specialist, now=clock(cast))
    writing.write(application=case, text="Қашан жауап болады?", by=cast.applicant, now=clock(cast))

    words = json.dumps(told(cast.applicant), ensure_ascii=False)

    assert ("Күмәнді" in words, "note.left" in words, "Қашан жауап" in words) == (False, False, True)


def represented(cast: Cast) -> Application:
    person = acting.somebody(cast.setting, cast.applicant, Ground.PROXY, "№ 1", cast.setting.today)
    return acting.filed_for(
        cast.setting, cast.applicant, person, cast.setting.back(1), letters_to=LettersTo.REPRESENTATIVE
    )


def test_of_a_case_for_somebody_else_only_that_she_acts_there_is_told(cast: Cast) -> None:
    case = represented(cast)

    hers = told(cast.applicant)

    assert [row["number"] for row in hers["acting"]] == [case.number]
    assert hers["cases"] == []
    words = json.dumps({key: hers[key] for key in ("cases", "acting", "people")}, ensure_ascii=False)
    assert [text for text in (case.applicant.iin, case.applicant.address, case.account) if text in words] == []


@pytest.mark.parametrize(("account_seen", "case_seen"), [(True, True), (True, False), (False, True)])
def test_case_filed_for_her_by_another_is_hers_once_both_iins_were_seen(
    cast: Cast, account_seen: bool, case_seen: bool
) -> None:
    case, now = represented(cast), timezone.now()
    claim = Claim(user=cast.stranger, confirmed_at=now if account_seen else None)
    claim.set_iin(case.applicant.iin)
    claim.save()
    case.applicant.iin_confirmed_at = now if case_seen else None
    case.applicant.save()

    assert list(cases_about(cast.stranger)) == ([case] if account_seen and case_seen else [])


def test_sheet_speaks_the_language_of_its_reader_throughout(cast: Cast) -> None:
    case = ordered(cast)
    signed_in(cast.head).get(case.get_absolute_url())

    sheet = unescape(sheet_of(told(cast.applicant), "ru"))

    russian = (case.office.name_ru, case.category.title_ru, cast.office.short_name_ru)
    assert [text for text in russian if text not in sheet] == []
    assert [text for text in (case.office.name_kk, f">{case.category.title_kk}<", ">akkol<") if text in sheet] == []
    assert cast.head.full_name in sheet


@pytest.mark.parametrize(("language", "title"), [("kk", "Мен туралы"), ("ru", "обо мне"), ("en", "Мен туралы")])
def test_sheet_is_in_her_language_tagged_and_names_her_case(cast: Cast, language: str, title: str) -> None:
    case = ordered(cast)
    draft(cast)

    archive = packed(told(cast.applicant), list(cases_about(cast.applicant)), language=language)

    with archive, zipfile.ZipFile(archive) as folder, pikepdf.open(io.BytesIO(folder.read("read-me.pdf"))) as sheet:
        assert title in str(sheet.docinfo["/Title"])
        assert str(sheet.Root.Lang) == ("ru" if language == "ru" else "kk")
        assert bool(sheet.Root.MarkInfo.Marked)
        assert len(sheet.pages) >= 1
    assert case.number


def test_every_fact_on_the_sheet_has_a_name(cast: Cast) -> None:
    """A new key without a word would break the sheet: the whole of the demo's kinds of facts is drawn here."""
    ordered(cast)
    represented(cast)
    case = filed(cast)
    writing.write(application=case, text="Сұрақ", by=cast.applicant, now=clock(cast))

    with packed(told(cast.applicant), list(cases_about(cast.applicant)), language="ru") as archive:
        assert "read-me.pdf" in zipfile.ZipFile(archive).namelist()


def test_page_leads_there_from_the_account(applicant: User) -> None:
    assert HELD in signed_in(applicant).get("/kk/my/profile/").content.decode()
