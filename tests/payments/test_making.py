from datetime import date, timedelta

import pytest
from django.utils import translation

from applications.actions.delivering import hand_over
from applications.models import Application
from applications.states import State
from deadlines.models import Breach
from payments.actions.approving import approve
from payments.actions.making import record_made
from payments.models import Payment, Transfer
from payments.states import PaymentState, TransferState
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from socialaid.notices.models import Notice
from tests.payments import world


def made(transfer, by, **more):
    told = {"value_on": world.TODAY, "reference": "BR-77 ", "today": world.TODAY, "now": world.NOW, **more}
    return record_made(transfer=transfer, by=by, **told)


def test_payment_made_settles_the_case(approved, specialist):
    made(approved, specialist)

    stored = Transfer.objects.get()
    assert (stored.state, stored.value_on, stored.reference, stored.recorded_by) == (
        TransferState.MADE,
        world.TODAY,
        "BR-77",
        specialist,
    )
    payment = Payment.objects.get()
    assert payment.state == PaymentState.PAID
    case = payment.application
    assert (case.state, case.paid_in_full_on) == (State.SETTLED, world.TODAY)
    assert world.due_of(payment).done_on == world.TODAY
    assert not Breach.objects.exists()


def test_payment_made_is_written_down_with_day_and_reference(approved, specialist):
    made(approved, specialist)

    facts = Event.objects.get(act="transfer.made").facts
    assert (facts["value_on"], facts["reference"], facts["amount"]) == ("2026-11-16", "BR-77", 43_250)


def test_case_closes_when_the_result_is_delivered_too(approved, specialist):
    case = Application.objects.get()
    hand_over(application=case, to_whom="Г. Ахметова", by=specialist, today=world.TODAY, now=world.NOW)

    made(approved, specialist)

    assert Application.objects.get().state == State.CLOSED


def test_first_of_two_payments_settles_and_the_last_completes(approved, specialist, head):
    first = approved.payment
    second = Payment.objects.create(
        application=first.application, decision=first.decision, position=2, amount=10, due_on=date(2026, 12, 17)
    )
    made(approved, specialist)
    assert Application.objects.get().paid_in_full_on is None

    later = world.approved_transfer(second, specialist, head)
    made(later, specialist, reference="BR-78")

    case = Application.objects.get()
    assert (case.state, case.paid_in_full_on) == (State.SETTLED, world.TODAY)


@pytest.mark.parametrize(
    ("value_on", "sentence"),
    [
        (world.RECEIVED_ON - timedelta(days=1), "before the commission's decision was received"),
        (world.TODAY + timedelta(days=1), "after today"),
    ],
)
def test_value_date_outside_its_bounds_is_refused(approved, specialist, value_on, sentence):
    with pytest.raises(Refused, match=sentence) as refusal:
        made(approved, specialist, value_on=value_on)
    assert refusal.value.field == "value_on"
    assert Transfer.objects.get().state == TransferState.APPROVED


@pytest.mark.parametrize("value_on", [world.RECEIVED_ON, world.TODAY])
def test_value_date_on_its_bounds_is_taken(approved, specialist, value_on):
    assert made(approved, specialist, value_on=value_on).value_on == value_on


def test_reference_is_needed(approved, specialist):
    with pytest.raises(Refused, match="bank's reference") as refusal:
        made(approved, specialist, reference="  ")
    assert refusal.value.field == "reference"


def test_only_an_approved_transfer_is_made(prepared, specialist):
    with pytest.raises(Refused, match="the transfer is “Prepared”"):
        made(prepared, specialist)


def test_neighbour_records_nothing(approved, specialist_next_door):
    with pytest.raises(Refused, match="Only the staff of the department"):
        made(approved, specialist_next_door)


def test_same_record_twice_changes_nothing(approved, specialist, colleague):
    made(approved, specialist)
    made(approved, colleague, reference="BR-77")

    assert Transfer.objects.get().recorded_by == specialist
    assert (
        Event.objects.filter(act="transfer.made").count() == Notice.objects.filter(letter="payments/made").count() == 1
    )


def test_another_record_of_the_same_transfer_is_refused(approved, specialist):
    made(approved, specialist)

    with pytest.raises(Refused, match="the transfer is “Made”"):
        made(approved, specialist, reference="BR-99")


def test_nothing_is_kept_when_the_case_cannot_be_settled(approved, specialist):
    Application.objects.update(state=State.STOPPED)

    with pytest.raises(Refused, match="Stopped"):
        made(approved, specialist)
    assert Transfer.objects.get().state == TransferState.APPROVED
    assert Payment.objects.get().state == PaymentState.OWED
    assert not Event.objects.filter(act="transfer.made").exists()


def test_applicant_is_told_once_in_her_language_with_the_end_of_the_account_only(approved, specialist):
    made(approved, specialist)

    letter = Notice.objects.get(letter="payments/made")
    assert letter.language == "ru"
    assert "43\u00a0250\u00a0₸" in letter.body
    assert world.ACCOUNT[-4:] in letter.body
    assert world.ACCOUNT not in letter.body
    assert approved.payment.application.number in letter.subject
    with translation.override("ru"):
        assert letter.path == approved.payment.application.get_public_url()


def test_recorded_late_but_paid_in_time_is_in_time(payment, specialist, head):
    prepared = world.prepare(payment=payment, by=specialist, now=world.NOW)
    transfer = approve(transfer=prepared, by=head, now=world.NOW)
    Breach.objects.create(due=world.due_of(payment), recorded_at=world.at(date(2026, 11, 18)))

    made(transfer, specialist, value_on=world.DUE_ON, today=date(2026, 11, 20), now=world.at(date(2026, 11, 20)))

    breach = Breach.objects.get()
    assert (breach.is_standing, breach.disproved_reference) == (False, "BR-77")
