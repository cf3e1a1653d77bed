"""Planning a sitting and putting cases on its agenda."""

from datetime import timedelta

import pytest

from applications.models import Application, Part, Participation
from applications.states import State
from commission.actions import agenda, planning
from commission.models import Sitting
from offices.models import Role
from socialaid.lib.refused import Refused
from tests.commission import stage
from tests.commission.stage import NOW, STARTS_AT, planned, point_of


def test_sittings_are_numbered_in_the_journal_of_the_office(commission, secretary, next_door):
    numbers = [planned(commission, secretary).number for _ in range(2)]
    numbers.append(planned(next_door.commission, next_door.secretary).number)

    assert numbers == ["01-Х-2026-001", "01-Х-2026-002", "02-Х-2026-001"]


def test_sitting_is_not_planned_for_a_day_that_has_passed(commission, secretary):
    yesterday = STARTS_AT - timedelta(days=1)

    with pytest.raises(Refused) as caught:
        planning.plan(commission=commission, starts_at=yesterday, place="Ақкөл", by=secretary, now=NOW)

    assert (str(caught.value), caught.value.field) == (
        "A sitting cannot be planned for a day that has passed.",
        "starts_at",
    )


@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.MEMBER, Role.HEAD])
def test_only_the_secretary_and_the_chair_plan_sittings(commission, office, role):
    person = stage.make_user("person", office, role)

    with pytest.raises(Refused):
        planned(commission, person)

    assert Sitting.objects.count() == 0


def test_case_on_the_agenda_is_before_the_commission(commission, secretary, case):
    planned(commission, secretary, case)

    assert Application.objects.get(pk=case.pk).state == State.REFERRED
    assert Participation.objects.filter(application=case, user=secretary, part=Part.REFERRAL).exists()


def test_cases_stand_in_the_order_in_which_they_were_put_on(commission, secretary, category):
    cases = [stage.make_case(category, n) for n in (1, 2, 3)]

    planned(commission, secretary, *cases)

    assert [point_of(case).position for case in cases] == [1, 2, 3]


def test_specialist_puts_a_case_on_the_agenda(commission, secretary, specialist, case):
    sitting = planned(commission, secretary)

    agenda.put_on(sitting=sitting, application=case, by=specialist, now=NOW)

    assert point_of(case).sitting == sitting


def test_case_taken_off_before_the_sitting_goes_to_another_one(commission, secretary, category):
    tomorrow, today = planned(commission, secretary), planned(commission, secretary)
    case = stage.make_case(category, 5)
    point = agenda.put_on(sitting=tomorrow, application=case, by=secretary, now=NOW)

    agenda.take_off(point=point, by=secretary, now=NOW)
    case.refresh_from_db()
    agenda.put_on(sitting=today, application=case, by=secretary, now=NOW)

    assert case.agenda_points.undecided().get().sitting == today
    assert case.state == State.REFERRED


def test_sitting_is_planned_at_most_a_year_ahead(commission, secretary):
    with pytest.raises(Refused):
        planning.plan(commission=commission, starts_at=NOW.replace(year=9999), place="Hall", by=secretary, now=NOW)


@pytest.mark.parametrize("state", [State.FILED, State.RETURNED, State.WITHDRAWN])
def test_only_a_registered_case_is_put_on(commission, secretary, category, state):
    sitting = planned(commission, secretary)
    case = stage.make_case(category, 5, state=state)

    with pytest.raises(Refused):
        agenda.put_on(sitting=sitting, application=case, by=secretary, now=NOW)

    assert sitting.points.count() == 0


def test_case_of_another_office_is_not_put_on(commission, secretary, next_door):
    sitting = planned(commission, secretary)
    foreign = stage.make_case(stage.make_category(next_door.office))

    with pytest.raises(Refused) as caught:
        agenda.put_on(sitting=sitting, application=foreign, by=secretary, now=NOW)

    assert str(caught.value) == "This case belongs to another office."


def test_nobody_from_next_door_puts_cases_on(commission, secretary, next_door, case):
    sitting = planned(commission, secretary)

    with pytest.raises(Refused):
        agenda.put_on(sitting=sitting, application=case, by=next_door.secretary, now=NOW)

    assert Application.objects.get(pk=case.pk).state == State.REGISTERED
