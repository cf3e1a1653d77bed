import pytest

from applications.models import Application
from applications.states import State
from payments.actions.cancelling import cancel
from payments.actions.preparing import prepare
from payments.models import Payment
from payments.queries import next_step
from payments.states import Phase
from tests.payments import world


def step_for(user):
    return next_step(Payment.objects.select_related("application__office", "application__applicant").get(), user)


def test_before_the_signature_the_head_is_next(owed, specialist):
    step = step_for(specialist)

    assert (step.act, step.words[:20]) == ("", "Next: the head signs")


def test_signed_payment_is_prepared_next(payment, specialist):
    assert step_for(specialist).act == "prepare"


def test_own_case_is_prepared_by_another(office, specialist, head):
    world.signed_payment(office, specialist, head, user=specialist)

    step = step_for(specialist)

    assert (step.act, step.words) == ("", "Next: another person of the department prepares the transfer.")


def test_prepared_transfer_is_approved_by_a_leader(prepared, head):
    assert step_for(head).act == "approve"


def test_preparer_reads_who_may_approve(payment, head, deputy, colleague):
    world.stand_in(colleague, head)
    prepare(payment=payment, by=head, now=world.NOW)

    step = step_for(head)

    assert step.act == ""
    assert step.words == "Next: you prepared this transfer, so another person approves it."
    assert sorted(step.people) == sorted([deputy.short_name, colleague.short_name])


def test_specialist_reads_who_may_approve(prepared, head, colleague):
    step = step_for(colleague)

    assert (step.act, step.people) == ("", (head.short_name,))


def test_approved_transfer_is_recorded_next(approved, colleague):
    assert step_for(colleague).act == "record"


def test_paid_payment_says_on_which_day(payment, specialist, head):
    world.paid(payment, specialist, head)

    step = step_for(head)

    assert (step.act, step.words) == ("", "Paid on 16 November 2026. This payment is complete.")


def test_stopped_case_is_not_paid(payment, specialist):
    Application.objects.update(state=State.STOPPED)

    step = step_for(specialist)

    assert (step.act, step.words) == ("", "The case is “Stopped”, so nothing is paid on it now.")


@pytest.mark.parametrize(
    ("fixture", "phase"),
    [("payment", Phase.OWED), ("prepared", Phase.PREPARED), ("approved", Phase.APPROVED)],
)
def test_each_phase_finds_its_payments(request, fixture, phase):
    request.getfixturevalue(fixture)

    found = {each: Payment.objects.with_phase().in_phase(each).count() for each in Phase}

    assert found == {each: int(each == phase) for each in Phase}


def test_phase_is_that_of_the_live_attempt_only(approved, specialist, head):
    cancel(transfer=approved, reason="Wrong sum", by=specialist, now=world.NOW)
    world.paid(Payment.objects.get(), specialist, head)

    [listed] = Payment.objects.for_list()

    assert (listed.phase, Payment.objects.get().phase) == (Phase.PAID, Phase.PAID)
