"""Nobody works on a case of her own, in whatever post."""

import pytest

from applications import rules
from applications.actions import checking, delivering, registering, signing, stopping
from applications.models import Application, DocumentStatus, RefusalGround
from applications.states import State
from payments import rules as paying
from payments.models import Transfer
from portal.demo import cases
from socialaid.accounts.models import User
from tests.applications.scene import clock, decide, document, refusal
from tests.cast import Cast, decided, filed, ordered, registered, signed_in

pytestmark = pytest.mark.django_db


def make_own(case: Application, user: User) -> Application:
    case.applicant.user = user
    case.applicant.save()
    return case


def test_specialist_does_not_check_return_or_register_her_own_case(cast: Cast) -> None:
    own = make_own(filed(cast), cast.specialist)
    by = {"by": cast.specialist, "now": clock(cast)}

    assert refusal(decide, cast=cast, case=own, no=5, status=DocumentStatus.ACCEPTED)
    assert refusal(checking.accept_all, application=own, **by)
    assert refusal(checking.return_for_completion, application=own, words="x", **by)
    assert refusal(registering.register, application=own, **by)
    assert document(own, 5).status == "handed_in"


def test_specialist_does_not_deliver_her_own_result(cast: Cast) -> None:
    own = make_own(ordered(cast), cast.specialist)

    assert refusal(
        delivering.hand_over,
        application=own,
        to_whom="Өзіме",
        by=cast.specialist,
        today=cast.setting.today,
        now=clock(cast),
    )


def test_head_neither_signs_nor_stops_her_own_case(cast: Cast, ground: RefusalGround) -> None:
    own = make_own(decided(cast), cast.head)

    assert refusal(signing.sign, application=own, by=cast.head, today=cast.setting.today, now=clock(cast))
    assert refusal(stopping.stop, application=own, ground=ground, words="x", by=cast.head, now=clock(cast))


def test_secretary_does_not_put_her_own_case_on_the_agenda(cast: Cast) -> None:
    own = make_own(registered(cast), cast.secretary)

    assert not rules.may_refer(cast.secretary, own)
    assert rules.may_refer(cast.chair, own)


def test_nobody_prepares_or_approves_her_own_payment(cast: Cast) -> None:
    own = make_own(ordered(cast), cast.head)
    payment = own.payments.get()
    payment.application = own
    transfer = Transfer(payment=payment, prepared_by=cast.specialist)

    assert not paying.may_prepare(cast.head, payment)
    assert not paying.may_approve(cast.head, transfer)
    assert paying.may_approve(cast.deputy, transfer)


def test_her_own_case_does_not_exist_on_her_desk_and_does_among_her_applications(cast: Cast) -> None:
    own = make_own(filed(cast), cast.specialist)
    browser = signed_in(cast.specialist)

    assert browser.get(own.get_absolute_url()).status_code == 404
    assert browser.get(own.get_public_url()).status_code == 200


def test_her_own_returned_case_she_completes_as_the_applicant(cast: Cast) -> None:
    own = make_own(filed(cast), cast.specialist)
    cases.returned(cases.Setting(cast.office, {"specialist": cast.colleague}, cast.setting.names,
                                 cast.setting.calendar, cast.setting.today), own, cast.setting.today)  # fmt: skip

    assert own.state == State.RETURNED
    assert rules.may_complete(cast.specialist, own)
    assert not rules.may_check(cast.specialist, own)
    assert rules.may_check(cast.colleague, own)
