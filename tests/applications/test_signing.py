"""The department's decision: signed by the head or her substitute, numbered, frozen as a sheet, once."""

from datetime import timedelta

import pytest

from applications.actions import signing
from applications.models import Application, DepartmentDecision
from applications.states import Outcome, State
from offices.models import Role, Substitution
from socialaid.accounts.models import User
from socialaid.notices.models import Notice
from socialaid.prints.models import Journal, Print
from tests.applications.scene import acts, clock, last_event, refusal
from tests.cast import Cast, decided, registered

pytestmark = pytest.mark.django_db

NOT_YOU = "Only the head of the department, or whoever stands in for her, signs the decision."


@pytest.fixture
def granted(cast: Cast) -> Application:
    return decided(cast)


def sign(cast: Cast, case: Application, by: User | None = None) -> DepartmentDecision:
    return signing.sign(application=case, by=by or cast.head, today=cast.setting.today, now=clock(cast))


def stand_in(cast: Cast, user: User) -> None:
    today = cast.setting.today
    post = cast.head.memberships.get(role=Role.HEAD)
    Substitution.objects.create(
        absent=post, user=user, since=today, until=today + timedelta(days=5), ground="№ 7, 01.11.2026"
    )


@pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.REFUSED])
def test_head_signs_grants_and_refusals(cast: Cast, outcome: Outcome) -> None:
    case = decided(cast, outcome)

    signed = sign(cast, case)

    case.refresh_from_db()
    assert case.state == State.ORDERED
    assert signed.number == f"01-Ш-{cast.setting.today.year}-0001"
    assert (signed.signed_by, signed.signed_on) == (cast.head, cast.setting.today)
    assert (signed.sheet.kind, signed.sheet.number) == ("department_decision", signed.number)
    assert signed.sheet.facts["outcome"] == outcome


def test_signing_is_recorded_told_and_taken_part_in(cast: Cast, granted: Application) -> None:
    signed = sign(cast, granted)

    assert (last_event(granted).act, last_event(granted).facts) == ("application.ordered", {"number": signed.number})
    assert signed.number in Notice.objects.get(letter="applications/ordered").subject
    assert granted.participations.filter(user=cast.head, part="department_decision").exists()


def test_second_click_gives_the_decision_already_signed(cast: Cast, granted: Application) -> None:
    first = sign(cast, granted)

    second = sign(cast, granted)

    assert second == first
    assert acts(granted).count("application.ordered") == 1
    assert Journal.objects.get(code="department").last == 1
    assert Print.objects.filter(kind="department_decision").count() == 1


@pytest.mark.parametrize(
    "who", ["applicant", "stranger", "specialist", "deputy", "secretary", "chair", "next_door", "directorate"]
)
def test_nobody_else_signs(cast: Cast, granted: Application, who: str) -> None:
    sentence, _field = refusal(sign, cast=cast, case=granted, by=getattr(cast, who))

    assert sentence == NOT_YOU


def test_substitute_of_an_absent_head_signs(cast: Cast, granted: Application) -> None:
    stand_in(cast, cast.deputy)

    assert sign(cast, granted, by=cast.deputy).signed_by == cast.deputy


def test_substitute_from_elsewhere_finds_the_case_on_her_desk(cast: Cast, granted: Application) -> None:
    assert not Application.objects.on_desk_of(cast.next_door).exists()
    stand_in(cast, cast.next_door)
    user = User.objects.get(pk=cast.next_door.pk)

    assert list(Application.objects.on_desk_of(user)) == [granted]
    assert sign(cast, granted, by=user).signed_by == user


def test_nothing_is_signed_before_the_commission_decided(cast: Cast) -> None:
    sentence, _field = refusal(sign, cast=cast, case=registered(cast))

    assert sentence == NOT_YOU
