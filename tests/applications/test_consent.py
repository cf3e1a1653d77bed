"""The consent says all that article 8 of the law asks for, and the case keeps which text was agreed to."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from applications.consent import VERSION
from applications.models import Application
from portal.demo import cases
from tests.applications.scene import last_event
from tests.cast import Cast, draft, filed, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

ARTICLE_8 = {
    "en": (
        "Who processes the data",
        "Whose data",
        "Which data",
        "For how long",
        "Passed to others",
        "Passed across the border",
        "Published in open sources",
    ),
    "kk": ("оператор", "субъект", "Қандай деректер", "Қанша уақытқа", "Үшінші тұлғаларға", "Шекарадан тыс", "көздерде"),
    "ru": ("оператор", "субъект", "Какие данные", "На какой срок", "третьим лицам", "Трансграничная", "общедоступных"),
}


@pytest.mark.parametrize("language", ARTICLE_8)
def test_check_page_holds_the_whole_consent_with_operator_and_subject(cast: Cast, language: str) -> None:
    own = draft(cast)

    with override(language):
        page = unescape(signed_in(cast.applicant).get(reverse("draft-check", args=[own.pk])).content.decode())

    for words in (*ARTICLE_8[language], str(own.applicant.full_name), "94-V", VERSION, *own.office.phones):
        assert words in page, words


@pytest.mark.parametrize("language", ARTICLE_8)
def test_consent_can_be_printed_without_signing_in_and_names_nobody(
    client: Client, reference: None, language: str
) -> None:
    page = unescape(client.get(f"/{language}/offices/akkol/consent/").content.decode())

    for words in (*ARTICLE_8[language], VERSION):
        assert words in page, words
    assert page.count("write-here") == 3


def test_case_keeps_the_version_and_the_record_names_it(cast: Cast) -> None:
    case = filed(cast)

    kept = Application.objects.get(pk=case.pk)
    assert (kept.consent_version, kept.consent_at) == (VERSION, kept.filed_at)
    assert last_event(case).facts == {"door": "online", "consent": VERSION}


def test_page_of_the_case_shows_the_consent_and_how_it_was_given(cast: Cast) -> None:
    online, at_counter = filed(cast), cases.filed_at_counter(cast.setting, cast.setting.back(1))
    browser = signed_in(cast.specialist)

    pages = [browser.get(case.get_absolute_url()).content.decode() for case in (online, at_counter)]

    assert [f"version {VERSION}" in page for page in pages] == [True, True]
    assert ["signed on paper" in page for page in pages] == [False, True]


def test_counter_leads_to_the_consent_to_be_signed(cast: Cast) -> None:
    category = cases.categories_of(cast.office, cast.setting.today)[0]

    page = signed_in(cast.specialist).get(reverse("desk:counter"), {"category": category.code}).content.decode()

    assert reverse("consent", args=[cast.office.code]) in page
