"""Paragraphs 4, 11 and 14: the department of the place where the applicant lives serves her, and no other."""

import pytest
from django.urls import reverse
from django.utils import translation

from applications.actions import drafting
from applications.forms.steps import ResidenceForm
from applications.models import Application
from entitlements.models import Category
from offices.models import Office
from portal.demo.cases import categories_of
from socialaid.lib.refused import Refused
from socialaid.notices.models import Notice
from tests.applications.scene import clock
from tests.cast import Cast, filed, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_paragraph_4_the_nineteen_territories_are_the_choice(reference: None) -> None:
    choices = ResidenceForm().fields["office"].queryset  # type: ignore[attr-defined]

    assert list(choices) == list(Office.objects.departments())
    assert choices.count() == 19
    assert not choices.filter(kind__in=("directorate", "akimat")).exists()


@pytest.mark.parametrize("code", ["directorate", "akimat", "nowhere", ""])
def test_paragraph_4_nobody_else_takes_applications(reference: None, code: str) -> None:
    assert not ResidenceForm({"office": code}).is_valid()


@pytest.mark.parametrize("code", ["akkol", "kokshetau", "stepnogorsk"])
def test_paragraph_11_department_follows_from_the_residence(cast: Cast, code: str) -> None:
    office = Office.objects.get(code=code)
    category = categories_of(office, cast.setting.today)[0]
    browser = signed_in(cast.stranger)

    asked = browser.get(reverse("new"), {"office": code})
    browser.post(asked["Location"], {"category": category.code})

    assert Application.objects.own(cast.stranger).get().office == office


def test_paragraph_11_each_department_offers_its_own_assistance_only(cast: Cast) -> None:
    browser = signed_in(cast.stranger)

    page = browser.get(reverse("new-category", args=["arshaly"]))

    offered = page.context["form"].fields["category"].queryset
    assert {category.office.code for category in offered} == {"arshaly"}


def test_paragraph_11_assistance_of_another_department_is_refused(cast: Cast) -> None:
    elsewhere = Category.objects.get(code="arshaly-hardship-2010")

    with translation.override("en"), pytest.raises(Refused, match="belongs to another department"):
        drafting.begin(
            user=cast.stranger,
            office=cast.office,
            category=elsewhere,
            today=cast.setting.today,
            now=clock(cast),
        )


def test_paragraph_14_application_goes_to_that_department_and_to_no_other(cast: Cast) -> None:
    case = filed(cast)

    assert Application.objects.on_desk_of(cast.specialist).get() == case
    assert not Application.objects.on_desk_of(cast.next_door).exists()


def test_paragraph_14_letter_of_receipt_names_the_department(cast: Cast) -> None:
    case = filed(cast)

    body = Notice.objects.get(letter="applications/filed").body

    for told in (case.office.short_name_kk, case.office.address_kk, case.office.phones[0]):
        assert told in body
