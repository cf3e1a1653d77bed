"""What the database itself refuses, whoever writes."""

import pytest
from django.db import IntegrityError, transaction

from payments.models import Payment, Transfer
from payments.states import LIVE, TransferState
from tests.payments import world


def refused_by(name, write):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        write()


def another(transfer, **changes):
    """A second row like `transfer`, changed."""
    row = {field.attname: getattr(transfer, field.attname) for field in Transfer._meta.concrete_fields}
    return Transfer(**{**row, "id": None, **changes})


@pytest.mark.sqlite
@pytest.mark.parametrize("state", LIVE)
def test_one_live_transfer_per_payment(approved, state):
    more = {"value_on": world.TODAY, "reference": "B-1"} if state == TransferState.MADE else {}
    second = another(approved, state=state, recorded_by_id=approved.prepared_by_id, recorded_at=world.NOW, **more)

    refused_by("payment_id|one_live", second.save)


@pytest.mark.sqlite
@pytest.mark.parametrize("state", ["returned", "cancelled"])
def test_transfers_that_failed_stand_beside_a_live_one(approved, state):
    failed = {"state": state, "reason": "Account closed", "recorded_by_id": approved.prepared_by_id}

    another(approved, recorded_at=world.NOW, **failed).save()

    assert Transfer.objects.count() == 2


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("constraint", "changes"),
    [
        ("transfer_approved_by_another", {"approved_by": "preparer"}),
        ("transfer_approved_by_somebody", {"approved_by": None}),
        ("transfer_approved_by_somebody", {"approved_at": None}),
        ("transfer_end_recorded_by_somebody", {"state": "cancelled", "reason": "Wrong sum"}),
        ("transfer_failed_has_reason", {"state": "returned", "recorded_by": "preparer", "recorded_at": world.NOW}),
        ("transfer_made_has_day_and_reference", {"value_on": world.TODAY}),
        ("transfer_made_has_day_and_reference", {"reference": "B-1"}),
        (
            "transfer_made_has_day_and_reference",
            {"state": "made", "value_on": world.TODAY, "recorded_by": "preparer", "recorded_at": world.NOW},
        ),
        (
            "transfer_made_has_day_and_reference",
            {"state": "made", "reference": "B-1", "recorded_by": "preparer", "recorded_at": world.NOW},
        ),
        ("transfer_has_account", {"account": ""}),
    ],
)
def test_a_transfer_that_cannot_be_is_refused(approved, constraint, changes):
    changes = {name: approved.prepared_by if value == "preparer" else value for name, value in changes.items()}

    refused_by(constraint, lambda: Transfer.objects.filter(pk=approved.pk).update(**changes))


@pytest.mark.sqlite
def test_payment_is_more_than_nothing(owed):
    refused_by("payment_is_more_than_nothing", lambda: Payment.objects.filter(pk=owed.pk).update(amount=0))


@pytest.mark.sqlite
def test_each_position_of_a_decision_is_owed_once(owed):
    twin = Payment(application=owed.application, decision=owed.decision, amount=5, due_on=owed.due_on)

    refused_by("position", twin.save)
