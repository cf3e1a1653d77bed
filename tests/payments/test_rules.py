"""Who may do what, as one table over the cast."""

import pytest

from offices.models import Role
from payments import rules
from payments.models import Payment
from tests.payments import world

SEES, PREPARES, APPROVES, RECORDS = "sees", "prepares", "approves", "records"
STAFF = {SEES, PREPARES, RECORDS}
CAST = {
    "specialist": STAFF,
    "colleague": STAFF,
    "deputy": STAFF | {APPROVES},
    "head": STAFF | {APPROVES},
    "substitute": STAFF | {APPROVES},
    "secretary": set(),
    "chair": set(),
    "member": set(),
    "specialist_next_door": set(),
    "head_next_door": set(),
    "directorate": set(),
    "administrator": set(),
    "applicant": set(),
    "stranger": set(),
}


@pytest.fixture
def substitute(head):
    user = world.person("substitute", world.office("atbasar", 4), Role.SPECIALIST)
    world.stand_in(user, head)
    return user


@pytest.fixture(params=CAST)
def who(request, office):
    """Each of the cast in turn: those who have a fixture, the others made by their role."""
    name = request.param
    if name in ("secretary", "chair", "member"):
        return name, world.person(name, office, name)
    if name in ("directorate", "administrator"):
        return name, world.person(name, world.office("directorate", 0, "directorate"), name)
    return name, world.person(name) if name == "stranger" else request.getfixturevalue(name)


def test_who_may_do_what(who, prepared):
    name, user = who
    answers = {
        SEES: Payment.objects.visible_to(user).exists(),
        PREPARES: rules.may_prepare(user, prepared.payment),
        APPROVES: rules.may_approve(user, prepared),
        RECORDS: rules.may_record(user, prepared),
    }

    assert {act for act, may in answers.items() if may} == CAST[name]


@pytest.mark.parametrize("leader", ["head", "deputy"])
def test_who_prepared_never_approves(request, payment, leader):
    user = request.getfixturevalue(leader)
    transfer = world.prepare(payment=payment, by=user, now=world.NOW)

    assert not rules.may_approve(user, transfer)


def test_nobody_works_on_her_own_case(office, specialist, head):
    payment = world.signed_payment(office, specialist, head, user=specialist)

    assert not rules.may_prepare(specialist, payment)


def test_a_substitution_that_has_ended_gives_no_right(prepared, head, specialist_next_door):
    substitution = world.stand_in(specialist_next_door, head)
    substitution.until = substitution.since
    substitution.save()

    assert not rules.may_approve(specialist_next_door, prepared)
