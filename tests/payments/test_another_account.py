"""The bank sends the money back, the applicant names another account, and the sum is paid by the same day."""

import pytest
from django.urls import reverse

from applications.actions.correcting import correct_account
from applications.models import Application
from payments.actions.approving import approve
from payments.actions.cancelling import cancel
from payments.actions.preparing import prepare
from payments.actions.returning import record_returned
from payments.models import Payment, Transfer
from payments.queries import next_step
from socialaid.audit.models import Event
from socialaid.lib.encryption import blind_index
from socialaid.lib.refused import Refused
from socialaid.notices.models import Notice
from tests.payments import world


def correct(by, account=world.OTHER_ACCOUNT):
    return correct_account(application=Application.objects.get(), account=account, by=by, now=world.NOW)


def step_for(user):
    return next_step(Payment.objects.get(), user)


def test_another_account_is_kept_and_found(payment, specialist):
    correct(specialist)

    stored = Application.objects.get()
    assert (stored.account, stored.account_index) == (world.OTHER_ACCOUNT, blind_index(world.OTHER_ACCOUNT))


def test_applicant_is_told_of_another_account(payment, specialist):
    correct(specialist)

    letter = Notice.objects.get(letter="applications/account_corrected")
    assert world.OTHER_ACCOUNT[-4:] in letter.body
    assert world.OTHER_ACCOUNT not in letter.body
    event = Event.objects.get(act="application.account_corrected")
    assert (event.actor, event.facts) == (specialist, {})


@pytest.mark.parametrize("account", ["", "KZ8612", "KZ86125KZT5004100101", world.ACCOUNT])
def test_account_must_be_right_and_another(payment, specialist, account):
    with pytest.raises(Refused) as refusal:
        correct(specialist, account)
    assert refusal.value.field == "account"
    assert Application.objects.get().account == world.ACCOUNT


@pytest.mark.parametrize("who", ["head", "specialist_next_door", "applicant"])
def test_only_a_specialist_of_the_department_corrects_the_account(request, payment, who):
    with pytest.raises(Refused, match="not by you"):
        correct(request.getfixturevalue(who))


def test_nobody_corrects_the_account_of_her_own_case(office, specialist, head):
    world.signed_payment(office, specialist, head, user=specialist)

    with pytest.raises(Refused, match="not by you"):
        correct(specialist)


def test_account_is_not_corrected_once_everything_is_paid(payment, specialist, head):
    world.paid(payment, specialist, head)

    with pytest.raises(Refused, match="no longer be changed"):
        correct(specialist)


def test_transfer_to_the_former_account_is_not_approved(prepared, specialist, head):
    correct(specialist)

    with pytest.raises(Refused, match="has named another account since"):
        approve(transfer=prepared, by=head, now=world.NOW)
    assert "has named another account since" in step_for(head).words
    assert step_for(head).act == ""


def test_after_a_return_the_desk_is_reminded_to_ask_for_another_account(approved, specialist):
    record_returned(transfer=approved, reason="Account closed", by=specialist, now=world.NOW)

    step = step_for(specialist)

    assert "sent the last transfer to this account back" in step.words
    assert step.act == "prepare"


def test_returned_then_paid_to_another_account_by_the_same_day(approved, specialist, head):
    record_returned(transfer=approved, reason="Account closed", by=specialist, now=world.NOW)
    correct(specialist)
    assert step_for(specialist).words == "Next: prepare the transfer. Somebody else then approves it."

    world.paid(Payment.objects.get(), specialist, head)

    attempts = Transfer.objects.order_by("pk").values_list("state", "account")
    assert list(attempts) == [("returned", world.ACCOUNT), ("made", world.OTHER_ACCOUNT)]
    assert Payment.objects.get().due_on == world.DUE_ON


def test_cancelled_transfer_asks_for_no_other_account(prepared, specialist):
    cancel(transfer=prepared, reason="Wrong sum", by=specialist, now=world.NOW)

    assert prepare(payment=prepared.payment, by=specialist, now=world.NOW).account == world.ACCOUNT


def test_another_account_is_written_down_on_its_page(client, payment, specialist):
    client.force_login(specialist)
    page = reverse("desk:payment-account", args=[payment.pk])
    assert client.get(page).status_code == 200
    assert "20 characters" in client.post(page, {"account": "KZ12"}).content.decode()

    client.post(page, {"account": "KZ75 125K ZT20 6910 0100"})

    assert Application.objects.get().account == world.OTHER_ACCOUNT


def test_page_of_another_account_does_not_exist_next_door(client, payment, specialist_next_door):
    client.force_login(specialist_next_door)

    answer = client.post(reverse("desk:payment-account", args=[payment.pk]), {"account": world.OTHER_ACCOUNT})

    assert answer.status_code == 404
    assert Application.objects.get().account == world.ACCOUNT
