"""The same person or account elsewhere: a warning with the other office's phone, never a link, never a block."""

import pytest

from applications.models import Application
from applications.queries import similar_cases
from portal.demo.cases import Setting, filed_at_counter
from tests.applications.scene import clock
from tests.cast import Cast, draft, filed, signed_in

pytestmark = pytest.mark.django_db


def next_door(cast: Cast) -> Application:
    """A case of somebody else in the office next door."""
    office = cast.next_door.memberships.get().office
    people = {"specialist": cast.next_door}
    setting = Setting(office, people, cast.setting.names, cast.setting.calendar, cast.setting.today)
    return filed_at_counter(setting, cast.setting.back(2))


def same_person(case: Application, other: Application) -> Application:
    other.applicant.set_iin(case.applicant.iin)
    other.applicant.save()
    return other


def same_account(case: Application, other: Application) -> Application:
    other.set_account(case.account)
    other.save()
    return other


@pytest.mark.parametrize("same", [same_person, same_account])
def test_same_person_or_account_in_another_office_is_noticed(cast: Cast, case: Application, same: object) -> None:
    other = same(case, next_door(cast))  # type: ignore[operator]

    assert similar_cases(case) == [other]
    assert similar_cases(other) == [case]


def test_somebody_else_is_not_noticed(cast: Cast, case: Application) -> None:
    next_door(cast)

    assert similar_cases(case) == []


def test_two_people_without_iin_are_not_the_same_person(cast: Cast, case: Application) -> None:
    other = next_door(cast)
    for one in (case, other):
        one.applicant.set_iin("")
        one.applicant.save()

    assert similar_cases(case) == []


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_drafts_are_nobody_s_business(cast: Cast, case: Application, state: str) -> None:
    other = draft(cast)
    Application.objects.filter(pk=other.pk).update(state=state)

    assert case.applicant.iin_index == other.applicant.iin_index
    assert similar_cases(case) == []


def test_page_warns_with_office_phone_category_day_and_state_and_without_a_link(cast: Cast, case: Application) -> None:
    other = same_person(case, next_door(cast))

    page = signed_in(cast.specialist).get(case.get_absolute_url()).content.decode()

    for told in (other.office.phones[0], str(other.office), str(other.category), str(other.label)):
        assert told in page
    assert str(other.number) not in page


def test_warning_does_not_hold_up_the_case(cast: Cast, case: Application) -> None:
    second = filed(cast)

    assert similar_cases(second) == [case]
    assert second.filed_at <= clock(cast)
