"""Paragraphs 7(2) and 7(3): forty minutes in line at most, as a figure of the version of the standard."""

import pytest
from django.test import Client

from offices.models import StandardVersion

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_paragraph_7_2_version_of_2008_says_forty_minutes(reference: None) -> None:
    assert StandardVersion.objects.get(code="akmola-2008").wait_minutes == 40


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("kk", "40 минут"),
        ("ru", "40 минут"),
        ("en", "In line you wait at most 40 minutes, both to hand in documents and to get the result."),
    ],
)
def test_paragraph_7_2_and_7_3_the_service_page_says_it(
    client: Client, reference: None, language: str, line: str
) -> None:
    assert line in client.get(f"/{language}/service/").content.decode()


def test_paragraph_7_2_a_later_standard_is_another_row_and_not_another_program(client: Client, reference: None) -> None:
    StandardVersion.objects.update(wait_minutes=20)

    page = client.get("/en/service/").content.decode()

    assert "at most 20 minutes" in page
    assert "40 minutes" not in page
