"""The page on which anybody checks a printed sheet: by QR, by number and code, in three languages."""

from html import escape

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from applications.actions.revoking import revoke_print
from socialaid.prints.models import Print
from socialaid.prints.queries import key_days
from tests.cast import ordered
from tests.prints.reading import body_places, with_byte_changed

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

TITLES = {
    "kk": {"valid": "Парақ түпнұсқа", "altered": "Парақ өзгертілген", "unknown": "Мұндай парақ бізде жоқ"},
    "ru": {"valid": "Лист подлинный", "altered": "Лист изменён", "unknown": "Такого листа у нас нет"},
    "en": {
        "valid": "The sheet is genuine",
        "altered": "The sheet was altered",
        "unknown": "This sheet is not known here",
    },
}
REVOKED = {"kk": "Парақтың күші жойылған", "ru": "Лист больше не действует", "en": "The sheet counts no longer"}


@pytest.fixture(autouse=True)
def _limits():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def case(cast):
    return ordered(cast)


def sheet_of(case, kind="coupon"):
    return Print.objects.get(path=f"cases/{case.number}", kind=kind)


def page(statement, language="en"):
    with translation.override(language):
        return Client().get(reverse("check-print-by-statement", args=[statement]))


def typed(number, code, language="en"):
    with translation.override(language):
        return Client().post(reverse("check-print"), {"number": number, "code": code})


def words(answer):
    return answer.content.decode()


@pytest.mark.parametrize("language", TITLES)
def test_three_answers_in_three_languages(case, language):
    sheet = sheet_of(case)
    changed = with_byte_changed(sheet.statement, body_places(sheet.statement)[0])
    titles = TITLES[language]

    assert f"<h1>{titles['valid']}</h1>" in words(page(sheet.statement, language))
    assert f"<h1>{titles['altered']}</h1>" in words(page(changed, language))
    assert f"<h1>{titles['unknown']}</h1>" in words(typed(sheet.number, "22222222", language))


@pytest.mark.parametrize("language", TITLES)
def test_revoked_sheet_says_since_when_and_why(cast, case, language):
    sheet = sheet_of(case)
    revoke_print(
        application=case, sheet=sheet, reason="mistake", words="Another Aigul", by=cast.head, now=timezone.now()
    )

    for answer in (page(sheet.statement, language), typed(sheet.number, sheet.code, language)):
        with translation.override(language):
            why = sheet.revocation.get_reason_display()
        assert f"<h1>{REVOKED[language]}</h1>" in words(answer)
        assert why in words(answer)
        assert str(timezone.localtime().year) in words(answer)
        assert "Another Aigul" not in words(answer)


@pytest.mark.parametrize("kind", ["coupon", "department_decision"])
def test_valid_sheet_names_kind_number_office_and_nothing_of_the_person(cast, case, kind):
    sheet, person = sheet_of(case, kind), case.applicant

    told = words(page(sheet.statement))

    with translation.override("en"):
        for shown in (sheet.number, sheet.title, str(case.office)):
            assert escape(shown) in told
    private = [person.surname, person.given_name, person.patronymic, person.iin, person.address, person.phone]
    private += [case.number, case.code, case.printed_code, sheet.code, cast.specialist.surname, case.account]
    private += [case.category.title_kk, case.category.title_ru, case.category.title_en]
    assert [text for text in private if text and text in told.partition("<h1>")[2]] == []


def test_altered_and_unknown_answers_repeat_nothing_of_what_was_asked(case):
    sheet = sheet_of(case)
    changed = with_byte_changed(sheet.statement, body_places(sheet.statement)[0])

    for answer in (page(changed), typed(sheet.number, "22222222")):
        assert sheet.number not in words(answer).partition("<main")[2]


def test_number_and_code_answer_as_the_qr_does(case):
    sheet = sheet_of(case)

    answers = [
        words(answer).partition("<h1>")[2].partition("</main>")[0]
        for answer in (
            page(sheet.statement),
            typed(sheet.number, f"{sheet.code[:4]}-{sheet.code[4:]}".lower()),
        )
    ]

    assert answers[0] == answers[1]


def test_address_in_the_qr_leads_to_the_readers_language(case):
    sheet = sheet_of(case)

    answer = Client().get(f"/C/{sheet.statement}", headers={"accept-language": "ru"}, follow=True)

    assert f"<h1>{TITLES['ru']['valid']}</h1>" in words(answer)


def test_page_is_kept_by_no_cache_and_listed_by_no_search_engine(case):
    with translation.override("en"):
        form = Client().get(reverse("check-print"))
    for answer in (form, page(sheet_of(case).statement), typed("1", "2")):
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_mistakes_stand_at_their_fields_and_what_was_typed_is_kept(case):
    told = words(typed("01-2026-000142", ""))

    assert "Write the code of the sheet." in told
    assert 'value="01-2026-000142"' in told


def test_codes_are_not_tried_without_end(case, settings):
    sheet = sheet_of(case)
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {
        "check_print": "2/m/ip",
        "check_print_code": "40/10m/ip,2/h/key",
    }

    assert [typed(sheet.number, "22222222").status_code for _try in range(3)] == [200, 200, 429]
    assert typed(sheet.number.replace("-", " "), sheet.code).status_code == 429
    assert typed("another", "22222222").status_code == 200
    assert [page(sheet.statement).status_code for _try in range(3)] == [200, 200, 429]


def test_keys_are_published_with_their_days(case):
    answer = Client().get("/open-data/print-keys.json")

    assert answer.json()["keys"] == key_days()
    assert answer.json()["algorithm"] == "Ed25519"
    assert "PRIVATE" not in words(answer).upper()
