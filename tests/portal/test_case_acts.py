"""The buttons of the case page: who sees which, in each state."""

import pytest
from django.utils import timezone

from applications.actions import checking, delivering
from applications.models import Application
from payments.models import Payment
from portal.case_acts import buttons
from socialaid.accounts.models import User
from tests import cast as stage
from tests.cast import Cast


def names(user: User, case: Application) -> list[str]:
    payments = list(Payment.objects.visible_to(user).filter(application=case))
    return [button.name for button in buttons(user, case, payments)]


def test_filed_case_is_registered_accepted_or_returned_by_a_specialist_only(cast: Cast) -> None:
    case = stage.filed(cast)

    assert names(cast.specialist, case) == ["accept-all", "register", "return"]
    assert names(cast.secretary, case) == []
    assert names(cast.head, case) == ["stop"]


def test_registered_case_leads_those_who_prepare_sittings_to_them(cast: Cast) -> None:
    case = stage.registered(cast)

    assert [names(user, case) for user in (cast.specialist, cast.secretary, cast.member)] == [["refer"], ["refer"], []]


def test_decided_case_is_signed_by_the_head_and_not_by_the_deputy(cast: Cast) -> None:
    case = stage.decided(cast)

    assert names(cast.head, case) == ["sign", "stop"]
    assert names(cast.deputy, case) == []


def test_signed_case_leads_to_its_payment_and_its_delivery(cast: Cast) -> None:
    case = stage.ordered(cast)

    assert names(cast.specialist, case) == ["pay", "hand-over", "post"]
    assert names(cast.head, case) == ["pay", "stop"]
    assert names(cast.secretary, case) == []


@pytest.mark.parametrize("part", ["specialist", "head"])
def test_delivered_case_is_not_delivered_again_and_a_posted_letter_can_come_back(cast: Cast, part: str) -> None:
    case = stage.ordered(cast)
    delivering.post_result(
        application=case,
        tracking_number="RR123456789KZ",
        posted_on=cast.setting.today,
        by=cast.specialist,
        today=cast.setting.today,
        now=timezone.now(),
    )
    case = Application.objects.get(pk=case.pk)

    assert names(getattr(cast, part), case) == {"specialist": ["pay", "came-back"], "head": ["pay", "stop"]}[part]


def test_accepting_comes_first_while_documents_wait_and_registering_after(cast: Cast) -> None:
    case = stage.filed(cast)
    waiting = {button.name: button.kind for button in buttons(cast.specialist, case, [])}
    checking.accept_all(application=case, by=cast.specialist, now=timezone.now())
    ready = {button.name: button.kind for button in buttons(cast.specialist, Application.objects.get(pk=case.pk), [])}

    assert (waiting["accept-all"], waiting["register"]) == ("primary", "secondary")
    assert ready["register"] == "primary"
