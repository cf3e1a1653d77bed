"""Paragraph 5: the service ends with the department's decision on granting and paying.

The text stops there; the portal reads it more strictly and wants the money to move inside the limit of paragraph 7(1)
too: the bank's value date of the first payment is compared with the due day.
"""

from datetime import date, timedelta

import pytest
from django.utils import translation

from applications.models import Application
from applications.states import State
from deadlines.actions.watching import sweep
from deadlines.models import Breach
from offices.models import Role
from payments.actions.making import record_made
from payments.actions.opening import open_payment
from payments.actions.preparing import prepare
from payments.models import Transfer
from socialaid.lib.refused import Refused
from tests.payments import world

RECEIVED = date(2026, 11, 2)


def day(n):
    """The n-th calendar day, the day of receipt not counted."""
    return RECEIVED + timedelta(days=n)


@pytest.fixture
def people(db):
    office = world.office("akkol", 1)
    return office, world.person("aliya", office, Role.SPECIALIST), world.person("head", office, Role.HEAD)


@pytest.fixture
def payment(people):
    office, specialist, head = people
    return world.signed_payment(office, specialist, head, received_on=RECEIVED)


def pay(payment, people, value_on, recorded_on=None):
    _office, specialist, head = people
    recorded_on = recorded_on or value_on
    now = world.at(recorded_on)
    transfer = world.approved_transfer(payment, specialist, head)
    return record_made(transfer=transfer, value_on=value_on, reference="B-1", by=specialist, today=recorded_on, now=now)


@pytest.mark.sqlite
def test_paragraph_5_payment_is_due_with_the_decision(payment):
    assert payment.due_on == payment.decision.due.due_on == date(2026, 11, 17)


@pytest.mark.sqlite
def test_paragraph_5_nothing_is_paid_before_the_department_has_decided(people):
    office, specialist, _head = people
    case = world.referred_case(office)
    decision = world.decision_on(case, specialist, received_on=RECEIVED)
    owed = open_payment(application=case, decision=decision, now=world.at(RECEIVED))

    with translation.override("en"), pytest.raises(Refused, match="department's decision must be signed first"):
        prepare(payment=owed, by=specialist, now=world.at(day(1)))
    assert not Transfer.objects.exists()


@pytest.mark.sqlite
@pytest.mark.parametrize(("paid_on", "late"), [(14, False), (15, False), (16, True)])
def test_paragraph_5_bank_s_value_date_is_compared_with_the_due_day(payment, people, paid_on, late):
    pay(payment, people, day(paid_on))

    due = world.due_of(payment)
    assert (due.done_on, due.done_late) == (day(paid_on), late)
    assert Breach.objects.filter(disproved_at=None).exists() is late
    assert Application.objects.get().state == State.SETTLED


@pytest.mark.sqlite
def test_paragraph_5_paid_in_time_and_recorded_late_is_in_time(payment, people):
    sweep(today=day(16), now=world.at(day(16)))
    assert Breach.objects.get().is_standing

    pay(payment, people, day(15), recorded_on=day(17))

    breach = Breach.objects.get()
    assert (breach.is_standing, breach.disproved_reference) == (False, "B-1")


@pytest.mark.sqlite
def test_paragraph_5_unpaid_on_the_sixteenth_day_is_a_breach(payment):
    sweep(today=day(15), now=world.at(day(15)))
    assert not Breach.objects.exists()

    sweep(today=day(16), now=world.at(day(16)))

    assert Breach.objects.get().due_id == payment.due_id
