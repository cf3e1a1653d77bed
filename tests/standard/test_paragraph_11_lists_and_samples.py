"""Paragraph 11: lists of the needed documents and samples of filled forms are where people fill them in."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from applications.samples import SAMPLES, sample_for
from entitlements.models import Category, DocumentKind
from entitlements.queries import needed_documents
from entitlements.topics import Topic
from tests.cast import Cast, draft, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_paragraph_11_list_of_all_sixteen_documents_is_public(client: Client, reference: None, language: str) -> None:
    page = unescape(client.get(f"/{language}/documents/").content.decode())

    missing = [kind.no for kind in DocumentKind.objects.of_standard() if getattr(kind, f"name_{language}") not in page]

    assert missing == []


def test_paragraph_11_each_kind_of_assistance_lists_its_documents(client: Client, reference: None) -> None:
    for category in Category.objects.by_application().select_related("office"):
        with override("kk"):
            page = unescape(client.get(reverse("category", args=[category.code])).content.decode())
        needed = [row.kind for row in needed_documents(category) if row.needed_by_default]
        assert [kind.no for kind in needed if kind.name_kk not in page] == [], category.code


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_paragraph_11_a_sample_stands_beside_the_application(cast: Cast, language: str) -> None:
    own = draft(cast)

    with override(language):
        page = unescape(signed_in(cast.applicant).get(reverse("draft-words", args=[own.pk])).content.decode())
        words = str(sample_for(own.category.topic).words)

    assert words in page


@pytest.mark.parametrize("topic", Topic)
def test_paragraph_11_each_topic_has_a_sample_in_three_languages_that_can_be_printed(
    client: Client, topic: Topic
) -> None:
    pages = [unescape(client.get(f"/{language}/samples/{topic}/").content.decode()) for language in ("kk", "ru", "en")]
    texts = []
    for language in ("kk", "ru", "en"):
        with override(language):
            texts.append(str(SAMPLES[topic].words))

    assert len(set(texts)) == 3
    assert [text in page for text, page in zip(texts, pages, strict=True)] == [True, True, True]


def test_paragraph_11_sample_is_linked_from_the_category_and_from_the_list_of_documents(
    client: Client, reference: None
) -> None:
    link = "/kk/samples/burial/"

    for address in ("/kk/categories/akkol-burial-2010/", "/kk/needed/akkol/for/akkol-burial-2010/", "/kk/samples/"):
        assert link in client.get(address).content.decode(), address


def test_paragraph_11_unknown_sample_does_not_exist(client: Client) -> None:
    assert client.get("/kk/samples/nothing/").status_code == 404


def test_paragraph_11_application_begins_with_the_sample_and_replaces_nothing_unasked(cast: Cast) -> None:
    own, browser = draft(cast), signed_in(cast.applicant)
    address = reverse("draft-words", args=[own.pk])
    sample = str(sample_for(own.category.topic).words)

    empty = browser.post(address, {"words": " ", "sample": "begin"})
    asked = browser.post(address, {"words": "Үйім өртенді.", "sample": "begin"})
    replaced = browser.post(address, {"words": "Үйім өртенді.", "sample": "replace"})

    shown = [page.context["form"]["words"].value() for page in (empty, asked, replaced)]
    own.refresh_from_db()
    assert shown == [sample, "Үйім өртенді.", sample]
    assert 'value="replace"' in asked.content.decode()
    assert own.words != sample


def test_paragraph_11_every_question_says_how_it_is_filled_in(cast: Cast) -> None:
    own, browser = draft(cast), signed_in(cast.applicant)

    with override("en"):
        person = browser.get(reverse("draft-person", args=[own.pk])).content.decode()
        account = browser.get(reverse("draft-account", args=[own.pk])).content.decode()

    for hint in ("As on the identity card.", "For example 15.03.1962.", "For example 8 701 234 56 78."):
        assert hint in person
    assert "20 characters, begins with KZ." in account


def test_paragraph_11_sheets_of_documents_can_be_printed_without_signing_in(client: Client, reference: None) -> None:
    assert client.get("/kk/documents/").status_code == 200
    assert client.get("/kk/offices/akkol/").status_code == 200
