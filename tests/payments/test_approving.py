import pytest

from applications.models import Application, Participation
from applications.states import State
from payments.actions.approving import approve
from payments.actions.preparing import prepare
from payments.models import Transfer
from payments.states import TransferState
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from tests.payments import world


@pytest.mark.parametrize("who", ["head", "deputy"])
def test_head_and_deputy_approve(request, prepared, who):
    leader = request.getfixturevalue(who)

    approve(transfer=prepared, by=leader, now=world.NOW)

    stored = Transfer.objects.get()
    assert (stored.state, stored.approved_by, stored.approved_at) == (TransferState.APPROVED, leader, world.NOW)
    assert Participation.objects.get(part="payment_approval").user == leader
    assert Event.objects.get(act="transfer.approved").actor == leader


def test_substitute_of_the_head_approves(prepared, head, colleague):
    world.stand_in(colleague, head)

    assert approve(transfer=prepared, by=colleague, now=world.NOW).is_approved


def test_preparer_never_approves_whatever_her_post(payment, head):
    transfer = prepare(payment=payment, by=head, now=world.NOW)

    with pytest.raises(Refused, match="You prepared this transfer, so another person has to approve it"):
        approve(transfer=transfer, by=head, now=world.NOW)
    assert Transfer.objects.get().state == TransferState.PREPARED
    assert not Participation.objects.filter(part="payment_approval").exists()


@pytest.mark.parametrize("who", ["colleague", "head_next_door", "applicant"])
def test_nobody_else_approves(request, prepared, who):
    with pytest.raises(Refused, match="Only the head of the department"):
        approve(transfer=prepared, by=request.getfixturevalue(who), now=world.NOW)


def test_second_click_changes_nothing(prepared, head):
    approve(transfer=prepared, by=head, now=world.NOW)
    approve(transfer=prepared, by=head, now=world.at(world.TODAY, 11))

    assert Transfer.objects.get().approved_at == world.NOW
    assert Event.objects.filter(act="transfer.approved").count() == 1


def test_another_leader_is_told_that_it_is_approved_already(approved, deputy):
    with pytest.raises(Refused, match="the transfer is “Approved”"):
        approve(transfer=approved, by=deputy, now=world.NOW)


def test_nothing_is_approved_on_a_case_that_was_stopped_meanwhile(prepared, head):
    Application.objects.update(state=State.STOPPED)

    with pytest.raises(Refused, match="Stopped"):
        approve(transfer=prepared, by=head, now=world.NOW)
