"""A grant from the day it is received to the day its case is closed, with one attempt that comes back."""

from datetime import date

from applications.actions.correcting import correct_account
from applications.actions.delivering import hand_over
from applications.actions.signing import sign
from applications.models import Application
from applications.states import State
from payments.actions.approving import approve
from payments.actions.making import record_made
from payments.actions.preparing import prepare
from payments.actions.returning import record_returned
from payments.models import Payment
from payments.states import Phase
from socialaid.audit.models import Event
from socialaid.notices.models import Notice
from tests.payments import world

ACTS = [
    "payment.opened",
    "application.ordered",
    "transfer.prepared",
    "transfer.approved",
    "transfer.returned",
    "application.account_corrected",
    "transfer.prepared",
    "transfer.approved",
    "transfer.made",
    "application.settled",
    "delivery.handed_over",
    "application.closed",
]


def phase():
    return Payment.objects.get().phase


def on(day):
    return world.at(date(2026, 11, day))


def test_grant_is_paid_at_the_second_attempt_and_its_case_closes(office, specialist, colleague, head, applicant):
    world.office("directorate", 0, "directorate")
    payment = world.owed_payment(office, specialist, user=applicant)
    case = payment.application
    sign(application=case, by=head, today=date(2026, 11, 3), now=on(3))

    first = prepare(payment=payment, by=specialist, now=on(4))
    approve(transfer=first, by=head, now=on(5))
    assert phase() == Phase.APPROVED
    record_returned(transfer=first, reason="Account closed", by=colleague, now=on(9))
    assert phase() == Phase.OWED

    correct_account(application=case, account=world.OTHER_ACCOUNT, by=colleague, now=on(10))
    second = prepare(payment=payment, by=colleague, now=on(10))
    approve(transfer=second, by=head, now=on(11))
    # Recorded on the eighteenth: after the due day, though the bank moved the money on it.
    record_made(
        transfer=second, value_on=world.DUE_ON, reference="BR-2", by=colleague, today=date(2026, 11, 18), now=on(18)
    )
    assert phase() == Phase.PAID
    case = Application.objects.get()
    hand_over(application=case, to_whom="Г. Ахметова", by=specialist, today=date(2026, 11, 19), now=on(19))

    case.refresh_from_db()
    due = world.due_of(payment)
    assert (case.state, case.paid_in_full_on) == (State.CLOSED, world.DUE_ON)
    assert (due.done_on, due.done_late) == (world.DUE_ON, False)
    told = Event.objects.about(case.number).filter(act__in=ACTS).values_list("act", flat=True)
    assert list(told) == ACTS
    letters = Notice.objects.filter(user=applicant, letter__startswith="payments/").order_by("pk")
    assert list(letters.values_list("letter", flat=True)) == ["payments/returned", "payments/made"]
    parts = set(case.participations.values_list("user__username", "part"))
    assert {("head", "payment_approval"), ("aliya", "payment_preparation"), ("botagoz", "payment_preparation")} <= parts
