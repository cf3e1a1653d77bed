"""Whose desk a case lies on, and who may open its papers: the whole cast over the whole life of a case."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from applications.models import Application
from offices.models import Membership
from portal.demo.cases import Setting, filed_at_counter
from socialaid.accounts.models import User
from tests.applications.scene import clock
from tests.cast import Cast, decided, draft, filed, registered

pytestmark = pytest.mark.django_db

INTAKE = {"specialist", "colleague", "head", "deputy", "secretary"}
COMMISSION = {"chair", "member"}


def who_has(cast: Cast, case: Application, scope: str) -> set[str]:
    """Those of the cast for whom `case` is in `scope` (visible_to, on_desk_of)."""
    return {
        name
        for name, user in cast.everybody().items()
        if getattr(Application.objects, scope)(user or AnonymousUser()).filter(pk=case.pk).exists()
    }


@pytest.mark.parametrize(
    ("brought", "desk"),
    [
        (draft, set()),
        (filed, INTAKE),
        (registered, INTAKE),
        (decided, INTAKE | COMMISSION),
    ],
)
def test_case_is_seen_by_its_office_and_by_the_applicant_and_by_nobody_else(
    cast: Cast, brought: object, desk: set[str]
) -> None:
    case = brought(cast)  # type: ignore[operator]

    assert who_has(cast, case, "on_desk_of") == desk
    assert who_has(cast, case, "visible_to") == desk | {"applicant"}


@pytest.mark.parametrize("state", ["withdrawn", "stopped"])
def test_case_that_ended_early_is_not_the_commission_s(cast: Cast, state: str) -> None:
    case = registered(cast)
    Application.objects.filter(pk=case.pk).update(state=state)

    assert who_has(cast, case, "on_desk_of") == INTAKE


def test_draft_thrown_away_is_seen_by_nobody_of_the_office(cast: Cast) -> None:
    case = draft(cast)
    Application.objects.filter(pk=case.pk).update(state="withdrawn")

    assert who_has(cast, case, "visible_to") == {"applicant"}


def test_case_entered_at_the_counter_is_nobody_s_own(cast: Cast) -> None:
    case = filed_at_counter(cast.setting, cast.setting.today)

    assert who_has(cast, case, "visible_to") == INTAKE


def test_office_next_door_sees_its_own_cases_only(cast: Cast) -> None:
    filed(cast)
    neighbour = cast.next_door.memberships.get().office
    setting = Setting(
        neighbour, {"specialist": cast.next_door}, cast.setting.names, cast.setting.calendar, cast.setting.today
    )
    theirs = filed_at_counter(setting, cast.setting.today)

    assert list(Application.objects.on_desk_of(cast.next_door)) == [theirs]


def test_case_of_her_own_lies_on_nobody_s_desk(cast: Cast) -> None:
    case = filed(cast)
    case.applicant.user = cast.specialist
    case.applicant.save()

    assert who_has(cast, case, "on_desk_of") == INTAKE - {"specialist"}
    assert who_has(cast, case, "visible_to") == INTAKE


def test_post_that_ended_yesterday_sees_nothing_today(cast: Cast) -> None:
    case = filed(cast)
    yesterday = cast.setting.today - timedelta(days=1)
    Membership.objects.filter(user=cast.specialist).update(until=yesterday)

    assert not Application.objects.visible_to(User.objects.get(pk=cast.specialist.pk)).exists()
    assert Application.objects.visible_to(cast.colleague).get() == case


def test_account_that_is_closed_sees_nothing(cast: Cast) -> None:
    filed(cast)
    cast.specialist.is_active = False

    assert not Application.objects.visible_to(cast.specialist).exists()


def test_own_lists_what_she_filed_and_nothing_else(cast: Cast) -> None:
    case = filed(cast)

    assert list(Application.objects.own(cast.applicant)) == [case]
    assert clock(cast) > case.filed_at
    assert not Application.objects.own(cast.specialist).exists()
