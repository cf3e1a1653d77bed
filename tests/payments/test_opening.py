import pytest

from applications.actions.deciding import receive_decision
from applications.models import RefusalGround
from applications.states import Outcome
from payments.actions.opening import open_payment
from payments.models import Payment
from payments.states import PaymentState
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from tests.payments import world


def test_opening_owes_the_granted_sum_by_the_due_day_of_the_decision(owed):
    assert (owed.amount, owed.due_on, owed.state, owed.position) == (43_250, world.DUE_ON, PaymentState.OWED, 1)
    assert owed.due == owed.decision.due


def test_opening_is_written_down_without_a_name(owed):
    event = Event.objects.get(act="payment.opened")

    assert (event.number, event.actor, event.office) == (owed.application.number, None, "akkol")
    assert event.facts == {"position": 1, "amount": 43_250, "due_on": "2026-11-17"}


def test_opening_again_gives_the_same_payment(owed):
    again = open_payment(application=owed.application, decision=owed.decision, now=world.NOW)

    assert again == owed
    assert Payment.objects.count() == Event.objects.filter(act="payment.opened").count() == 1


def test_refusal_owes_nothing(office, specialist):
    world.standard()
    case = world.referred_case(office)
    names = {f"name_{language}": "Толық емес" for language in ("kk", "ru", "en")}
    ground = RefusalGround.objects.create(code="incomplete", paragraph="17", **names)
    refusal = receive_decision(
        application=case,
        number="К-1",
        received_on=world.RECEIVED_ON,
        sitting_on=world.RECEIVED_ON,
        outcome=Outcome.REFUSED,
        amount=None,
        ground=ground,
        words="Құжат жоқ",
        by=specialist,
        now=world.at(world.RECEIVED_ON),
    )

    with pytest.raises(Refused, match="Only a grant is paid"):
        open_payment(application=case, decision=refusal, now=world.NOW)
    assert not Payment.objects.exists()
