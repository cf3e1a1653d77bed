import pytest

from deadlines.actions import loading as calendar_loading
from offices.actions import loading as office_loading
from offices.models import Office, Role
from tests.deadlines.people import somebody


@pytest.fixture
def reference(db):
    """The offices of the region and the working calendar."""
    office_loading.load()
    calendar_loading.load()


@pytest.fixture
def office(reference) -> Office:
    return Office.objects.departments()[0]


@pytest.fixture
def next_office(reference) -> Office:
    return Office.objects.departments()[1]


@pytest.fixture
def specialist(office):
    return somebody("Specialist", office, Role.SPECIALIST)


@pytest.fixture
def head(office):
    return somebody("Head", office, Role.HEAD)


@pytest.fixture
def directorate(reference):
    return somebody("Directorate", Office.objects.directorate(), Role.DIRECTORATE)
