from types import SimpleNamespace

import pytest
from django.utils import translation

from offices.models import Role
from tests.commission import stage


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def office(db):
    stage.make_standard()
    return stage.make_office("akkol", 1)


@pytest.fixture
def commission(office):
    return stage.make_commission(office)


@pytest.fixture
def secretary(office):
    return stage.make_user("secretary", office, Role.SECRETARY)


@pytest.fixture
def specialist(office):
    return stage.make_user("specialist", office, Role.SPECIALIST)


@pytest.fixture
def category(office):
    return stage.make_category(office)


@pytest.fixture
def ground(db):
    return stage.make_ground()


@pytest.fixture
def case(category):
    return stage.make_case(category)


@pytest.fixture
def sitting(commission, secretary, case):
    """Under way, with one case and all seven members in the room."""
    return stage.opened(stage.planned(commission, secretary, case), secretary)


@pytest.fixture
def next_door(db):
    """The office next door with its secretary."""
    office = stage.make_office("astrakhan", 2)
    commission = stage.make_commission(office)
    secretary = stage.make_user("neighbour", office, Role.SECRETARY, Role.SPECIALIST)
    return SimpleNamespace(office=office, commission=commission, secretary=secretary)
