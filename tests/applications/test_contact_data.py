"""Contact data changed by the applicant after filing."""

from typing import Any

import pytest
from django.urls import reverse

from applications.acting import Ground, LettersTo
from applications.actions import contacting
from applications.actions.contacting import ContactData
from applications.models import Application
from offices.models import Office
from portal.demo.acting import filed_for, somebody
from socialaid.notices.models import Notice
from tests.applications.scene import acts, clock, last_event, refusal
from tests.cast import Cast, decided, ordered, signed_in

pytestmark = pytest.mark.django_db


def contact(case: Application, **changes: Any) -> ContactData:
    person = case.applicant
    known = {"phone": person.phone, "email": person.email, "address": person.address, "lives_in": case.office}
    return ContactData(**(known | {"language": case.language, "way": case.way} | changes))


def change(cast: Cast, case: Application, who: str = "applicant", **changes: Any) -> list[str]:
    return contacting.change_contact(
        application=case, contact=contact(case, **changes), by=getattr(cast, who), now=clock(cast)
    )


def test_letters_go_to_the_new_address_and_the_record_names_fields_only(cast: Cast, case: Application) -> None:
    old = case.applicant.email

    assert change(cast, case, email="jana@example.kz", language="ru") == ["email", "language"]

    case = Application.objects.select_related("addressee", "applicant").get(pk=case.pk)
    assert (case.applicant.email, case.addressee.email, case.addressee.language) == (
        "jana@example.kz",
        "jana@example.kz",
        "ru",
    )
    assert last_event(case).facts == {"fields": ["email", "language"]}
    warning = Notice.objects.get(letter="applications/contact_changed")
    assert [way.address for way in warning.deliveries.filter(channel="email")] == [old]


def test_nothing_changed_writes_nothing(cast: Cast, case: Application) -> None:
    assert change(cast, case) == []

    assert "contact.changed" not in acts(case)


@pytest.mark.parametrize("who", ["specialist", "head", "stranger", "next_door", "administrator"])
def test_nobody_else_changes_it(cast: Cast, case: Application, who: str) -> None:
    assert refusal(change, cast=cast, case=case, who=who, phone="+77010000000")


def test_way_is_open_until_the_decision_is_signed(cast: Cast) -> None:
    case = decided(cast)
    change(cast, case, way="post")
    assert Application.objects.get(pk=case.pk).result_delivery.way == "post"

    signed = ordered(cast)
    sentence, field = refusal(change, cast=cast, case=signed, way="post")

    assert (sentence, field) == (
        "The decision is signed already: the way of getting it can no longer be changed.",
        "way",
    )


def test_neither_phone_nor_email_is_refused(cast: Cast, case: Application) -> None:
    assert refusal(change, cast=cast, case=case, phone="", email="")[1] == "phone"


def test_page_keeps_what_was_typed_and_says_what_is_wrong(cast: Cast, case: Application) -> None:
    answers = {"phone": "123", "email": "jana", "address": " ", "lives_in": "akkol", "language": "kk", "way": "visit"}

    page = signed_in(cast.applicant).post(reverse("my-case-contact", args=[case.number]), answers)

    words = page.content.decode()
    assert 'value="jana"' in words
    for sentence in ("Write the phone with its code", "This is no e-mail address", "Write the address where you live"):
        assert sentence in words


def test_move_to_another_district_is_said_to_her_and_to_the_specialist(cast: Cast, case: Application) -> None:
    answers = {
        "phone": case.applicant.phone,
        "email": "",
        "address": "Аршалы кенті, Ташенов көшесі, 7",
        "lives_in": "arshaly",
        "language": "kk",
        "way": "visit",
    }
    there = Office.objects.get(code="arshaly").short_name_en

    page = signed_in(cast.applicant).post(reverse("my-case-contact", args=[case.number]), answers, follow=True)

    assert f"Another department serves where you live now: {there}" in page.content.decode()
    desk = signed_in(cast.specialist).get(case.get_absolute_url()).content.decode()
    assert f"The applicant lives in another district now. There serves: {there}." in desk
    assert "Contact data changed: e-mail, address, another district" in " ".join(desk.split()) or (
        "Contact data changed: address, another district" in " ".join(desk.split())
    )


class TestRepresentativeWhoGetsTheLetters:
    """A daughter acts for her father, who has neither phone nor e-mail; all letters go to her."""

    @pytest.fixture(autouse=True)
    def _filed(self, cast: Cast) -> None:
        day = cast.setting.back(2)
        father = somebody(cast.setting, cast.stranger, Ground.PROXY, "№ 512", day)
        father.phone = ""
        father.save()
        self.case = filed_for(cast.setting, cast.stranger, father, day, letters_to=LettersTo.REPRESENTATIVE)
        self.address = reverse("my-case-contact", args=[self.case.number])

    def test_page_shows_her_own_contact_data(self, cast: Cast) -> None:
        shown = signed_in(cast.stranger).get(self.address).context["form"].initial

        assert (shown["phone"], shown["address"]) == (
            self.case.representation.phone,
            self.case.applicant.address,
        )

    def test_letters_go_where_she_says_and_the_fathers_own_stay(self, cast: Cast) -> None:
        typed = {"phone": "87010000000", "email": "kyz@example.kz", "address": "Ақкөл, 7", "lives_in": "akkol"}
        browser = signed_in(cast.stranger)

        assert browser.post(self.address, {**typed, "language": "kk", "way": "visit"}).status_code == 302

        case = Application.objects.select_related("addressee", "applicant", "representation").get(pk=self.case.pk)
        acting, letters = case.representation, case.addressee
        assert (acting.phone, acting.email, letters.phone, letters.email) == ("+77010000000", "kyz@example.kz") * 2
        assert (case.applicant.phone, case.applicant.email, case.applicant.address) == ("", "", "Ақкөл, 7")
        assert last_event(case).facts == {"fields": ["phone", "email", "address"]}
