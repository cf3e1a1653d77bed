"""Two devices at one table of a family. Each race first happens with the lock taken out."""

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

import pytest

from applications.actions import household
from applications.models import Application, HouseholdMember, Income
from applications.models.application import ApplicationQuerySet
from tests.applications.families import added, begun_next_door, income
from tests.applications.scene import clock
from tests.cast import Cast
from tests.races import WAIT_SECONDS, at_once, meeting_point

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def begun(cast: Cast) -> Application:
    """A draft with the applicant on its list."""
    draft = begun_next_door(cast)
    income(cast, draft, wage=240_000)
    return draft


@pytest.fixture
def _cases_without_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows of cases are read as if nobody else were there."""
    monkeypatch.setattr(ApplicationQuerySet, "select_for_update", lambda cases, **_how: cases)


def adding(cast: Cast, case: Application, name: str) -> Callable[[], HouseholdMember]:
    return partial(added, cast, case, name)


def kinds(ends: list[Any]) -> list[str]:
    return sorted(type(end).__name__ for end in ends)


def test_two_people_added_at_once_are_both_on_the_list(cast: Cast, begun: Application) -> None:
    ends = at_once(adding(cast, begun, "Айару"), adding(cast, begun, "Нұрислам"))

    assert kinds(ends) == ["HouseholdMember", "HouseholdMember"]
    assert list(HouseholdMember.objects.values_list("position", flat=True)) == [1, 2, 3]


@pytest.mark.usefixtures("_cases_without_lock")
def test_control_without_the_lock_two_people_want_one_place(
    cast: Cast, begun: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(household, "_checked", meeting_point(2, household._checked))

    ends = at_once(adding(cast, begun, "Айару"), adding(cast, begun, "Нұрислам"))

    assert kinds(ends) == ["HouseholdMember", "IntegrityError"]


def test_person_taken_off_twice_at_once_is_taken_off_once(cast: Cast, begun: Application) -> None:
    child = added(cast, begun)
    act = partial(household.remove_member, application=begun, member=child.pk, by=cast.applicant, now=clock(cast))

    assert sorted(at_once(act, act)) == [False, True]


def write_while_she_is_taken_off(cast: Cast, case: Application, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How both acts end when somebody is taken off between the look at the list and the writing of her income."""
    child, look, looked, gone = added(cast, case), household._member, Event(), Event()

    def look_then_wait(own: Application, pk: int) -> HouseholdMember:
        found = look(own, pk)
        looked.set()
        gone.wait(1)
        return found

    def take_off_after_the_look() -> bool:
        looked.wait(WAIT_SECONDS)
        try:
            return household.remove_member(application=case, member=child.pk, by=cast.applicant, now=clock(cast))
        finally:
            gone.set()

    monkeypatch.setattr(household, "_member", look_then_wait)
    return kinds(at_once(partial(income, cast, case, child, benefit=5_000), take_off_after_the_look))


def test_income_of_a_person_who_is_being_taken_off_goes_with_her(
    cast: Cast, begun: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert write_while_she_is_taken_off(cast, begun, monkeypatch) == ["HouseholdMember", "bool"]
    assert Income.objects.count() == HouseholdMember.objects.count() == 1


@pytest.mark.usefixtures("_cases_without_lock")
def test_control_without_the_lock_the_income_finds_nobody_to_belong_to(
    cast: Cast, begun: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = write_while_she_is_taken_off(cast, begun, monkeypatch)

    assert "HouseholdMember" not in ends
