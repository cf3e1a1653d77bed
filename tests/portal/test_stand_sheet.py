"""The sheet for the stand: public, one file as long as its facts stand, another when they change."""

import pytest
from django.urls import reverse

from offices.models import Office
from socialaid.prints.models import Print
from tests.cast import signed_in
from tests.printed import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
nobody = signed_in(None)


def stand(code="akkol"):
    answer = nobody.get(reverse("stand-sheet", args=[code]))
    return b"".join(answer) if answer.status_code == 200 else answer.status_code


def test_stand_sheet_opens_to_everybody_and_is_the_same_file_each_time(reference):
    first, again = stand(), stand()

    assert first[:5] == b"%PDF-"
    assert first == again
    assert Print.objects.filter(kind="stand_sheet").count() == 1


def test_stand_sheet_with_other_facts_is_another_edition(reference):
    first = stand()
    Office.objects.filter(code="akkol").update(phones=["8 (71638) 1-11-11"])

    second = stand()

    assert first != second
    number = Print.objects.order_by("pk").last().number
    assert "8 (71638) 1-11-11" in words_of("stand_sheet", number)


@pytest.mark.parametrize("code", ["directorate", "akimat", "nowhere"])
def test_stand_sheet_is_for_departments(reference, code):
    assert stand(code) == 404


def test_page_of_a_department_leads_to_its_stand_sheet(reference):
    page = nobody.get(reverse("office", args=["akkol"])).content.decode()

    assert reverse("stand-sheet", args=["akkol"]) in page
