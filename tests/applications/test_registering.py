"""Registration: the journal number and the coupon, once, and never with a needed document missing."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from applications.actions import checking, registering
from applications.models import Application, DocumentStatus
from applications.states import State
from offices.models import Office
from portal.demo import cases
from socialaid.notices.models import Delivery, Notice
from socialaid.prints.models import Journal, Print
from tests.applications.scene import acts, clock, decide, last_event, refusal
from tests.cast import Cast, filed
from tests.conftest import Bell

pytestmark = pytest.mark.django_db


def register(cast: Cast, case: Application, who: str = "specialist", now: datetime | None = None) -> Application:
    return registering.register(application=case, by=getattr(cast, who), now=now or clock(cast, hour=11))


@pytest.fixture
def checked(cast: Cast, case: Application) -> Application:
    checking.accept_all(application=case, by=cast.specialist, now=clock(cast))
    return case


def test_registration_gives_the_journal_number_and_the_coupon(cast: Cast, checked: Application) -> None:
    case = register(cast, checked)

    case.refresh_from_db()
    year = clock(cast).year
    assert (case.state, case.journal_number) == (State.REGISTERED, f"01-{year}-000001")
    assert (case.registered_by, case.registered_at, case.specialist) == (
        cast.specialist,
        clock(cast, hour=11),
        cast.specialist,
    )
    coupon = Print.objects.get(kind="coupon")
    assert (coupon.number, coupon.path, coupon.office) == (case.journal_number, f"cases/{case.number}", "akkol")


def test_registration_rings_for_the_coupon_and_the_letter_once_it_is_committed(
    cast: Cast, checked: Application, bell: Bell, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        register(cast, checked)
        assert bell.rings == []

    coupon = Print.objects.get(kind="coupon")
    ways = Delivery.objects.filter(notice__letter="applications/registered", state="waiting")
    assert set(ways.values_list("channel", flat=True)) == {"email", "sms"}
    assert bell.rings == [("prints.make", (coupon.pk,)), ("notices.sweep", ())]


def test_registration_is_recorded_told_and_taken_part_in(cast: Cast, checked: Application) -> None:
    case = register(cast, checked, who="colleague")

    event = last_event(case)
    assert (event.act, event.actor, event.facts) == (
        "application.registered",
        cast.colleague,
        {"journal_number": case.journal_number},
    )
    assert case.journal_number in Notice.objects.get(letter="applications/registered").subject
    assert set(case.participations.values_list("user", "part")) == {
        (cast.specialist.pk, "intake"),
        (cast.colleague.pk, "registration"),
    }


@pytest.mark.parametrize(
    ("status", "note"),
    [
        (DocumentStatus.MISSING, ""),
        (DocumentStatus.HANDED_IN, ""),
        (DocumentStatus.WRONG, "Басқа құжат."),
        (DocumentStatus.NOT_READABLE, "Бұлыңғыр."),
    ],
)
def test_case_is_not_registered_while_a_needed_document_is_not_accepted(
    cast: Cast, checked: Application, status: DocumentStatus, note: str
) -> None:
    checked.documents.filter(kind__no__in=(2, 5)).update(status=status, note=note)

    assert refusal(register, cast=cast, case=checked) == (
        "These documents are not accepted yet: 2, 5.",
        "documents",
    )
    checked.refresh_from_db()
    assert (checked.state, checked.journal_number) == (State.FILED, None)
    assert not Journal.objects.filter(code="registration").exists()
    assert not Print.objects.exists()


def test_document_that_is_not_needed_does_not_hold_up_the_case(cast: Cast, checked: Application) -> None:
    decide(cast, checked, 5, DocumentStatus.NOT_NEEDED, "Мекенжай базадан көрінеді.")

    assert register(cast, checked).state == State.REGISTERED


def test_second_click_finds_the_case_registered(cast: Cast, checked: Application) -> None:
    first = register(cast, checked)

    second = register(cast, checked)

    assert second.journal_number == first.journal_number
    assert acts(first).count("application.registered") == 1
    assert Print.objects.filter(kind="coupon").count() == 1
    assert Journal.objects.get(code="registration").last == 1


def test_colleague_who_comes_second_is_told(cast: Cast, checked: Application) -> None:
    register(cast, checked)

    sentence, _field = refusal(register, cast=cast, case=checked, who="colleague")

    assert sentence == "This cannot be done now: the case is “Registered”."


@pytest.mark.parametrize(
    "who", ["applicant", "stranger", "next_door", "head", "deputy", "secretary", "chair", "member", "administrator"]
)
def test_only_specialists_of_the_department_register(cast: Cast, checked: Application, who: str) -> None:
    sentence, _field = refusal(register, cast=cast, case=checked, who=who)

    assert sentence == "Only a specialist of this department can register a case that has been filed."


def test_numbers_are_gapless_per_office_although_one_registration_failed(cast: Cast, checked: Application) -> None:
    other = filed(cast)
    refusal(register, cast=cast, case=other)
    checking.accept_all(application=other, by=cast.specialist, now=clock(cast))

    numbers = [register(cast, case).journal_number for case in (checked, other)]

    assert [number[-6:] for number in numbers] == ["000001", "000002"]


def test_each_office_has_a_journal_of_its_own(cast: Cast, checked: Application) -> None:
    register(cast, checked)
    neighbour = Office.objects.get(code="arshaly")
    setting = cases.Setting(
        neighbour, {"specialist": cast.next_door}, cast.setting.names, cast.setting.calendar, cast.setting.today
    )
    case = cases.filed_at_counter(setting, cast.setting.back(1))

    registered = cases.registered(setting, case, cast.setting.today)

    assert registered.journal_number == f"02-{cast.setting.today.year}-000001"


@pytest.mark.parametrize(("hour", "year"), [(23, 2026), (0, 2027)])
def test_year_of_the_number_is_that_of_asia_almaty(cast: Cast, checked: Application, hour: int, year: int) -> None:
    # Ten minutes past the hour in Almaty; in UTC both moments lie in 2026.
    day = 31 if hour == 23 else 1
    now = datetime(2026 if day == 31 else 2027, 12 if day == 31 else 1, day, hour, 10, tzinfo=ZoneInfo("Asia/Almaty"))

    assert register(cast, checked, now=now).journal_number == f"01-{year}-000001"


def test_case_that_a_colleague_works_on_stays_hers(cast: Cast, checked: Application) -> None:
    Application.objects.filter(pk=checked.pk).update(specialist=cast.colleague)

    assert register(cast, checked).specialist == cast.colleague


def test_originals_are_asked_for_first_where_the_office_says_so(cast: Cast, checked: Application) -> None:
    Office.objects.filter(pk=cast.office.pk).update(originals_by="registration")
    photographed = checked.documents.exclude(kind__giving="typed").filter(status=DocumentStatus.ACCEPTED)
    numbers = ", ".join(str(no) for no in photographed.order_by("kind__no").values_list("kind__no", flat=True))
    photographed.update(original_seen=False)

    said = refusal(register, cast=cast, case=checked)
    assert said == (f"This office sees the originals before registration. Not seen yet: {numbers}.", "documents")
    photographed.update(original_seen=True)

    assert register(cast, checked).state == State.REGISTERED


def test_originals_of_papers_handed_in_at_the_counter_are_not_asked_for_again(cast: Cast, checked: Application) -> None:
    Office.objects.filter(pk=cast.office.pk).update(originals_by="registration")
    Application.objects.filter(pk=checked.pk).update(door="counter")

    assert register(cast, checked).state == State.REGISTERED
