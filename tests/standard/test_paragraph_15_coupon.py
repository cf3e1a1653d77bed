"""Paragraph 15: the tear-off coupon confirms that all needed documents were handed in.

It names the date and time of registration and the surname and name (patronymic where there is one) of the specialist.
"""

import hashlib
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from applications.actions import checking, registering
from applications.models import Application, DocumentStatus
from offices.models import Office
from portal.demo import cases
from socialaid.audit.models import Reading
from socialaid.lib.refused import Refused
from socialaid.prints.models import Print
from socialaid.prints.serving import stored_bytes
from tests.applications.scene import decide
from tests.cast import Cast, filed, signed_in
from tests.printed import made, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

MOMENT = datetime(2026, 11, 3, 11, 42, tzinfo=ZoneInfo("Asia/Almaty"))


@pytest.fixture
def case(cast: Cast) -> Application:
    checked = filed(cast, back=30)
    checking.accept_all(application=checked, by=cast.specialist, now=MOMENT)
    return registering.register(application=checked, by=cast.specialist, now=MOMENT)


@pytest.fixture
def coupon(case: Application) -> Print:
    return made("coupon", str(case.journal_number))


def test_paragraph_15_coupon_names_date_and_time_of_registration(case: Application) -> None:
    words = words_of("coupon", str(case.journal_number))

    assert "2026 жылғы 3 қараша, 11:42" in words
    assert "3 ноября 2026 года, 11:42" in words


def test_paragraph_15_coupon_names_the_specialist_in_full(cast: Cast, case: Application, coupon: Print) -> None:
    person = cast.specialist

    assert person.patronymic
    assert coupon.facts["specialist"] == f"{person.surname} {person.given_name} {person.patronymic}"
    assert coupon.facts["specialist"] in words_of("coupon", coupon.number)


def test_paragraph_15_specialist_without_a_patronymic_is_named_without(cast: Cast) -> None:
    cast.specialist.patronymic = ""
    cast.specialist.save()

    case = cases.registered(cast.setting, filed(cast), cast.setting.today)

    facts = Print.objects.get(kind="coupon", number=case.journal_number).facts
    assert facts["specialist"] == f"{cast.specialist.surname} {cast.specialist.given_name}"


def test_paragraph_15_coupon_is_given_by_whoever_registered(cast: Cast) -> None:
    checked = filed(cast)
    checking.accept_all(application=checked, by=cast.specialist, now=MOMENT)

    case = registering.register(application=checked, by=cast.colleague, now=MOMENT)

    facts = Print.objects.get(kind="coupon", number=case.journal_number).facts
    assert facts["specialist"] == cast.colleague.full_name


def test_paragraph_15_coupon_lists_the_documents_that_were_handed_in(case: Application, coupon: Print) -> None:
    accepted = case.documents.filter(status=DocumentStatus.ACCEPTED).order_by("kind__no")

    listed = [row["no"] for row in coupon.facts["documents"]]
    assert listed == list(accepted.values_list("kind__no", flat=True))
    assert 4 not in listed


def test_paragraph_15_coupon_says_that_all_needed_documents_are_there(coupon: Print) -> None:
    words = words_of("coupon", coupon.number)

    assert "Барлық қажетті құжаттар тапсырылды" in words
    assert "Все необходимые документы сданы" in words


def test_paragraph_15_coupon_names_the_applicant_the_numbers_and_the_department(
    case: Application, coupon: Print
) -> None:
    words = words_of("coupon", coupon.number)

    for told in (case.applicant.full_name, case.number, case.journal_number, case.office.phones[0]):
        assert str(told) in words


@pytest.mark.parametrize("status", [DocumentStatus.MISSING, DocumentStatus.WRONG, DocumentStatus.NOT_READABLE])
def test_paragraph_15_no_coupon_while_a_needed_document_is_missing(cast: Cast, status: DocumentStatus) -> None:
    case = filed(cast)
    checking.accept_all(application=case, by=cast.specialist, now=MOMENT)
    decide(cast, case, 5, status, "Мөр жоқ.")

    with pytest.raises(Refused):
        registering.register(application=case, by=cast.specialist, now=MOMENT)
    assert not Print.objects.filter(kind="coupon").exists()


def test_paragraph_15_reprint_is_the_same_to_the_byte(coupon: Print) -> None:
    first = stored_bytes(coupon)

    again = made("coupon", coupon.number)

    assert first.startswith(b"%PDF-")
    assert stored_bytes(again) == first
    assert (again.sha256, again.made_at) == (hashlib.sha256(first).hexdigest(), coupon.made_at)


def test_paragraph_15_coupon_stays_as_it_was_although_names_change(cast: Cast, case: Application) -> None:
    number = str(case.journal_number)
    was = cast.specialist.surname
    cast.specialist.surname = "Басқа"
    cast.specialist.save()
    case.applicant.surname = "Жаңа"
    case.applicant.save()
    Office.objects.filter(pk=case.office_id).update(phones=["0"])

    words = words_of("coupon", number)

    assert was in words
    assert "Басқа" not in words
    assert "Жаңа" not in words


def test_paragraph_15_applicant_and_department_open_the_same_coupon(cast: Cast, case: Application) -> None:
    sheet = Print.objects.get(kind="coupon")

    hers = signed_in(cast.applicant).get(reverse("my-print", args=[case.number, sheet.pk])).getvalue()
    theirs = signed_in(cast.specialist).get(reverse("desk:print", args=[case.number, sheet.pk])).getvalue()

    assert hers == theirs
    assert hers.startswith(b"%PDF-")


@pytest.mark.parametrize("who", ["stranger", "next_door", "directorate", "administrator"])
def test_paragraph_15_nobody_else_opens_it(cast: Cast, case: Application, who: str) -> None:
    sheet = Print.objects.get(kind="coupon")

    assert signed_in(getattr(cast, who)).get(reverse("my-print", args=[case.number, sheet.pk])).status_code == 404
    assert not Reading.objects.filter(path="prints/coupon").exists()


def test_paragraph_15_counter_gives_the_same_coupon_and_says_where_it_was_filed(cast: Cast) -> None:
    case = cases.registered(
        cast.setting, cases.filed_at_counter(cast.setting, cast.setting.back(1)), cast.setting.today
    )

    words = words_of("coupon", str(case.journal_number))

    assert "Бөлімде берілді" in words
    assert "Подано в отделе" in words
