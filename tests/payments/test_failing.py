"""A transfer that does not arrive: sent back by the bank, or cancelled before it goes there."""

import pytest

from applications.models import Application
from applications.states import State
from payments.actions.cancelling import cancel
from payments.actions.preparing import prepare
from payments.actions.returning import record_returned
from payments.models import Payment, Transfer
from payments.states import PaymentState, Phase, TransferState
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from socialaid.notices.models import Notice
from tests.payments import world


def test_returned_transfer_leaves_the_payment_owed_by_the_same_day(approved, specialist):
    record_returned(transfer=approved, reason="Account closed", by=specialist, now=world.NOW)

    stored, payment = Transfer.objects.get(), Payment.objects.get()
    assert (stored.state, stored.reason, stored.recorded_by) == (TransferState.RETURNED, "Account closed", specialist)
    assert (payment.state, payment.phase, payment.due_on) == (PaymentState.OWED, Phase.OWED, world.DUE_ON)
    assert world.due_of(payment).is_running
    assert Application.objects.get().state == State.ORDERED
    assert Event.objects.get(act="transfer.returned").actor == specialist


def test_returned_transfer_asks_the_applicant_for_another_account(approved, specialist):
    record_returned(transfer=approved, reason="Account closed", by=specialist, now=world.NOW)

    letter = Notice.objects.get(letter="payments/returned")
    assert world.ACCOUNT[-4:] in letter.body
    assert "KZ" in letter.body
    assert "17" in letter.body


@pytest.mark.parametrize("state", ["prepared", "made"])
def test_only_an_approved_transfer_comes_back(request, payment, specialist, head, state):
    transfer = prepare(payment=payment, by=specialist, now=world.NOW)
    if state == "made":
        world.approve(transfer=transfer, by=head, now=world.NOW)
        world.record_made(
            transfer=transfer, value_on=world.TODAY, reference="B-1", by=specialist, today=world.TODAY, now=world.NOW
        )

    with pytest.raises(Refused, match="This cannot be done now"):
        record_returned(transfer=transfer, reason="Account closed", by=specialist, now=world.NOW)


@pytest.mark.parametrize("fixture", ["prepared", "approved"])
def test_cancelled_transfer_leaves_the_payment_owed(request, specialist, fixture):
    transfer = request.getfixturevalue(fixture)

    cancel(transfer=transfer, reason=" Wrong sum ", by=specialist, now=world.NOW)

    stored = Transfer.objects.get()
    assert (stored.state, stored.reason, stored.recorded_by) == (TransferState.CANCELLED, "Wrong sum", specialist)
    assert Payment.objects.get().phase == Phase.OWED
    assert Event.objects.get(act="transfer.cancelled").actor == specialist
    assert not Notice.objects.filter(letter__startswith="payments/").exists()


def test_transfer_that_the_bank_made_is_not_cancelled(payment, specialist, head):
    transfer = world.paid(payment, specialist, head)

    with pytest.raises(Refused, match="the transfer is “Made”"):
        cancel(transfer=transfer, reason="Wrong sum", by=specialist, now=world.NOW)


@pytest.mark.parametrize("act", [cancel, record_returned])
def test_reason_is_needed(approved, specialist, act):
    with pytest.raises(Refused, match="Write why") as refusal:
        act(transfer=approved, reason=" ", by=specialist, now=world.NOW)
    assert refusal.value.field == "reason"


@pytest.mark.parametrize("act", [cancel, record_returned])
def test_neighbour_ends_nothing(approved, specialist_next_door, act):
    with pytest.raises(Refused, match="Only the staff of the department"):
        act(transfer=approved, reason="Wrong sum", by=specialist_next_door, now=world.NOW)
