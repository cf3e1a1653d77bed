import pytest
from django.db import connection

from applications.actions.stopping import stop
from applications.models import Application, Participation, RefusalGround
from payments.actions.cancelling import cancel
from payments.actions.preparing import prepare
from payments.models import Transfer
from payments.states import TransferState
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from tests.payments import world


def test_preparing_keeps_the_account_and_who_prepared(payment, specialist):
    transfer = prepare(payment=payment, by=specialist, now=world.NOW)

    stored = Transfer.objects.get()
    assert stored == transfer
    assert (stored.state, stored.account, stored.prepared_by, stored.prepared_at) == (
        TransferState.PREPARED,
        world.ACCOUNT,
        specialist,
        world.NOW,
    )


def test_preparing_is_written_down_without_the_account(payment, specialist):
    transfer = prepare(payment=payment, by=specialist, now=world.NOW)

    event = Event.objects.get(act="transfer.prepared")
    assert (event.actor, event.role, event.office) == (specialist, "specialist", "akkol")
    assert event.facts == {"position": 1, "amount": 43_250, "transfer": transfer.pk}
    part = Participation.objects.get(part="payment_preparation")
    assert (part.user, part.application) == (specialist, payment.application)


def test_account_of_a_transfer_stays_when_the_application_gets_another(prepared):
    application = prepared.payment.application
    application.set_account(world.OTHER_ACCOUNT)
    application.save()

    assert Transfer.objects.get().account == world.ACCOUNT


def test_account_is_encrypted_in_the_database(prepared):
    with connection.cursor() as cursor:
        cursor.execute("select account from payments_transfer")
        stored = cursor.fetchone()[0]

    assert world.ACCOUNT not in stored
    assert len(stored) > 50


def test_nothing_is_prepared_before_the_decision_is_signed(owed, specialist):
    with pytest.raises(Refused, match="must be signed first"):
        prepare(payment=owed, by=specialist, now=world.NOW)
    assert not Transfer.objects.exists()


def test_nothing_is_prepared_on_a_stopped_case(payment, specialist, head):
    names = {f"name_{language}": "Толық емес" for language in ("kk", "ru", "en")}
    ground = RefusalGround.objects.create(code="incomplete", paragraph="17", **names)
    case = Application.objects.get(pk=payment.application_id)
    stop(application=case, ground=ground, words="Мекенжай", by=head, now=world.NOW)

    with pytest.raises(Refused, match="Stopped"):
        prepare(payment=payment, by=specialist, now=world.NOW)


def test_a_later_payment_waits_for_the_first(payment, specialist):
    payment.position = 2
    payment.save()

    with pytest.raises(Refused, match="cannot be paid now"):
        prepare(payment=payment, by=specialist, now=world.NOW)


def test_nothing_is_prepared_on_a_superseded_decision(payment, specialist):
    payment.decision.superseded = True
    payment.decision.save()

    with pytest.raises(Refused, match="newer decision"):
        prepare(payment=payment, by=specialist, now=world.NOW)


def test_second_click_gives_the_transfer_already_prepared(payment, specialist):
    first = prepare(payment=payment, by=specialist, now=world.NOW)

    assert prepare(payment=payment, by=specialist, now=world.NOW) == first
    assert Transfer.objects.count() == Event.objects.filter(act="transfer.prepared").count() == 1


def test_another_person_cannot_prepare_what_is_prepared(prepared, colleague):
    with pytest.raises(Refused, match="already there: “Prepared”"):
        prepare(payment=prepared.payment, by=colleague, now=world.NOW)


def test_what_failed_can_be_prepared_again_with_the_same_due_day(prepared, specialist):
    payment = prepared.payment
    cancel(transfer=prepared, reason="Wrong sum", by=specialist, now=world.NOW)

    again = prepare(payment=payment, by=specialist, now=world.NOW)

    assert again.pk != prepared.pk
    assert again.payment.due_on == world.DUE_ON


@pytest.mark.parametrize(
    ("account", "sentence"),
    [("", "names no bank account"), ("KZ86125KZT5004100101", "mistake"), ("KZ8612", "20 characters")],
)
def test_account_must_be_there_and_right(office, specialist, head, account, sentence):
    payment = world.signed_payment(office, specialist, head, account=account)

    with pytest.raises(Refused, match=sentence):
        prepare(payment=payment, by=specialist, now=world.NOW)


@pytest.mark.parametrize("who", ["specialist_next_door", "applicant"])
def test_only_staff_of_the_department_prepare(request, payment, who):
    with pytest.raises(Refused, match="Only the staff of the department"):
        prepare(payment=payment, by=request.getfixturevalue(who), now=world.NOW)
