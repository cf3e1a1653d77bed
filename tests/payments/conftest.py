"""The people around a payment: the cast of the office, its neighbours, the applicant."""

import pytest
from django.utils import translation

from offices.models import Role
from tests.payments import world


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def office(db):
    return world.office("akkol", 1)


@pytest.fixture
def next_office(db):
    return world.office("arshaly", 2)


@pytest.fixture
def specialist(office):
    return world.person("aliya", office, Role.SPECIALIST, surname="Әлиева")


@pytest.fixture
def colleague(office):
    return world.person("botagoz", office, Role.SPECIALIST)


@pytest.fixture
def head(office):
    return world.person("head", office, Role.HEAD)


@pytest.fixture
def deputy(office):
    return world.person("deputy", office, Role.DEPUTY)


@pytest.fixture
def specialist_next_door(next_office):
    return world.person("next", next_office, Role.SPECIALIST)


@pytest.fixture
def head_next_door(next_office):
    return world.person("next_head", next_office, Role.HEAD)


@pytest.fixture
def applicant(db):
    return world.person("applicant")


@pytest.fixture
def owed(office, specialist):
    """A payment that waits for the head's signature."""
    return world.owed_payment(office, specialist)


@pytest.fixture
def payment(office, specialist, head, applicant):
    """A payment that can be prepared."""
    return world.signed_payment(office, specialist, head, user=applicant)


@pytest.fixture
def prepared(payment, specialist):
    return world.prepare(payment=payment, by=specialist, now=world.NOW)


@pytest.fixture
def approved(payment, specialist, head):
    return world.approved_transfer(payment, specialist, head)
