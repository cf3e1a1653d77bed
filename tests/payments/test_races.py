"""Two hands on one payment at the same moment. Each race is first made to happen with the lock taken out."""

from functools import partial

import pytest
from django.db import IntegrityError

from applications.models import Application
from applications.states import State
from payments.actions import moving, preparing
from payments.actions.approving import approve
from payments.actions.cancelling import cancel
from payments.actions.making import record_made
from payments.actions.preparing import prepare
from payments.models import Payment, Transfer
from payments.states import LIVE
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from socialaid.notices.models import Notice
from tests.payments import world
from tests.races import at_once, meeting_point

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

ROUNDS = range(10)


def without_lock(payment_id):
    people = ("application__office", "application__applicant", "decision")
    return Payment.objects.select_related(*people).get(pk=payment_id)


def events(act):
    return Event.objects.filter(act=act).count()


def refusals(results):
    return [result for result in results if isinstance(result, Refused)]


def unexpected(results):
    return [result for result in results if isinstance(result, Exception) and not isinstance(result, Refused)]


def test_control_two_preparers_meet_the_constraint_without_the_lock(payment, specialist, colleague, monkeypatch):
    monkeypatch.setattr(preparing, "hold", meeting_point(2, without_lock))
    monkeypatch.setattr(preparing, "_check", meeting_point(2, preparing._check))

    results = at_once(
        partial(prepare, payment=payment, by=specialist, now=world.NOW),
        partial(prepare, payment=payment, by=colleague, now=world.NOW),
    )

    assert [type(result) for result in unexpected(results)] == [IntegrityError]
    assert Transfer.objects.count() == 1


@pytest.mark.parametrize("turn", ROUNDS)
def test_two_preparers_make_one_transfer(payment, specialist, colleague, turn):
    results = at_once(
        partial(prepare, payment=payment, by=specialist, now=world.NOW),
        partial(prepare, payment=payment, by=colleague, now=world.NOW),
    )

    assert unexpected(results) == []
    assert len(refusals(results)) == 1
    assert Transfer.objects.filter(state__in=LIVE).count() == events("transfer.prepared") == 1


def test_double_click_on_prepare_makes_one_transfer(payment, specialist):
    first, second = at_once(*[partial(prepare, payment=payment, by=specialist, now=world.NOW)] * 2)

    assert first == second == Transfer.objects.get()
    assert events("transfer.prepared") == 1


def test_control_both_approvers_pass_the_check_without_the_lock(prepared, head, deputy, monkeypatch):
    monkeypatch.setattr(moving, "hold", without_lock)
    monkeypatch.setattr(moving, "may_move", meeting_point(2, moving.may_move))

    results = at_once(
        partial(approve, transfer=prepared, by=head, now=world.NOW),
        partial(approve, transfer=prepared, by=deputy, now=world.NOW),
    )

    # Both saw it prepared; only the compare-and-swap of `move` told them apart.
    assert [str(result) for result in refusals(results)] == [
        "Somebody else has just changed this payment. Open it again to see what happened."
    ]


@pytest.mark.parametrize("turn", ROUNDS)
def test_two_approvers_approve_once(prepared, head, deputy, turn):
    results = at_once(
        partial(approve, transfer=prepared, by=head, now=world.NOW),
        partial(approve, transfer=prepared, by=deputy, now=world.NOW),
    )

    assert unexpected(results) == []
    assert len(refusals(results)) == 1
    assert Transfer.objects.get().approved_by in (head, deputy)
    assert events("transfer.approved") == 1


def test_double_click_on_approve_approves_once(prepared, head):
    results = at_once(*[partial(approve, transfer=prepared, by=head, now=world.NOW)] * 2)

    assert [result.is_approved for result in results] == [True, True]
    assert events("transfer.approved") == 1


def recording(transfer, by, reference="B-1"):
    return partial(
        record_made,
        transfer=transfer,
        value_on=world.TODAY,
        reference=reference,
        by=by,
        today=world.TODAY,
        now=world.NOW,
    )


def test_control_both_records_pass_the_check_without_the_lock(approved, specialist, colleague, monkeypatch):
    monkeypatch.setattr(moving, "hold", without_lock)
    monkeypatch.setattr(moving, "may_move", meeting_point(2, moving.may_move))

    results = at_once(recording(approved, specialist), recording(approved, colleague, "B-2"))

    assert [str(result) for result in refusals(results)] == [
        "Somebody else has just changed this payment. Open it again to see what happened."
    ]


@pytest.mark.parametrize("turn", ROUNDS)
def test_two_records_of_one_transfer_settle_once(approved, specialist, colleague, turn):
    results = at_once(recording(approved, specialist), recording(approved, colleague, "B-2"))

    assert unexpected(results) == []
    assert len(refusals(results)) == 1
    assert (events("transfer.made"), events("application.settled")) == (1, 1)
    assert Notice.objects.filter(letter="payments/made").count() == 1
    assert Application.objects.get().state == State.SETTLED


def test_double_click_on_made_records_once(approved, specialist):
    results = at_once(*[recording(approved, specialist)] * 2)

    assert [result.is_made for result in results] == [True, True]
    assert (events("transfer.made"), events("application.settled")) == (1, 1)


@pytest.mark.parametrize("turn", ROUNDS)
def test_made_and_cancelled_at_once_is_one_of_the_two(approved, specialist, colleague, turn):
    results = at_once(
        recording(approved, specialist),
        partial(cancel, transfer=approved, reason="Wrong sum", by=colleague, now=world.NOW),
    )

    assert unexpected(results) == []
    assert len(refusals(results)) == 1
    assert events("transfer.made") + events("transfer.cancelled") == 1
    assert Payment.objects.get().is_paid is (Transfer.objects.get().state == "made")
