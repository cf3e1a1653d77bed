"""Two clicks, two hands, eight specialists at the same moment. Each race first happens with the lock taken out."""

from collections.abc import Callable
from functools import partial
from threading import Barrier, Event
from typing import Any

import pytest
from django.utils import translation

from applications import rules
from applications.actions import checking, collecting, filing, moving, registering, signing, stopping
from applications.models import Application, DepartmentDecision, RefusalGround
from applications.models.application import ApplicationQuerySet
from applications.states import State
from payments.actions import approving
from payments.models import Payment, Transfer
from payments.models.payment import PaymentQuerySet
from portal.demo import cases
from socialaid.audit.models import Event as AuditEvent
from socialaid.lib.refused import Refused
from socialaid.notices.models import Notice
from socialaid.prints.actions import numbering
from socialaid.prints.models import Journal, Print
from tests.applications.scene import clock, document, photo, statuses
from tests.cast import Cast, decided, draft, filed, ordered
from tests.races import WAIT_SECONDS, at_once, meeting_point

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

AT_ONCE = 8


@pytest.fixture
def _cases_without_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows of cases are read as if nobody else were there."""
    monkeypatch.setattr(ApplicationQuerySet, "select_for_update", lambda cases, **_how: cases)


def checked(cast: Cast) -> Application:
    case = filed(cast)
    checking.accept_all(application=case, by=cast.specialist, now=clock(cast))
    return case


def kinds(ends: list[Any]) -> list[str]:
    return sorted(type(end).__name__ for end in ends)


def happened(act: str) -> int:
    return AuditEvent.objects.filter(act=act).count()


def letters(name: str) -> int:
    return Notice.objects.filter(letter=f"applications/{name}").count()


def registration(cast: Cast, case: Application) -> Callable[[], Application]:
    return partial(registering.register, application=case, by=cast.specialist, now=clock(cast, hour=11))


def numbers() -> list[str]:
    found = Application.objects.exclude(journal_number=None).values_list("journal_number", flat=True)
    return sorted(str(number)[-6:] for number in found)


def test_eight_registrations_at_once_give_eight_numbers_without_a_gap(cast: Cast) -> None:
    waiting = [checked(cast) for _n in range(AT_ONCE)]

    ends = at_once(*(registration(cast, case) for case in waiting))

    assert kinds(ends) == ["Application"] * AT_ONCE
    assert numbers() == [f"{n:06d}" for n in range(1, AT_ONCE + 1)]
    assert Print.objects.filter(kind="coupon").count() == AT_ONCE
    assert Journal.objects.get(code="registration").last == AT_ONCE


def test_control_without_the_lock_eight_registrations_draw_the_same_number(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = [checked(cast) for _n in range(AT_ONCE)]
    gate = Barrier(AT_ONCE)

    def read_without_locking(journal: str, office: str, year: int) -> Journal:
        row = Journal.objects.get(code=journal, office=office, year=year)
        gate.wait(WAIT_SECONDS)
        return row

    Journal.objects.create(code="registration", office="akkol", year=clock(cast).year)
    monkeypatch.setattr(numbering, "_locked", read_without_locking)

    ends = at_once(*(registration(cast, case) for case in waiting))

    assert kinds(ends) == ["Application"] + ["IntegrityError"] * (AT_ONCE - 1)
    assert numbers() == ["000001"]


def test_registration_that_fails_leaves_no_gap_for_those_that_come_at_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlucky, *lucky = [checked(cast) for _n in range(4)]
    coupon_facts = registering.coupon_facts

    def fail_for_one(case: Application, **days: Any) -> Any:
        if case.pk == unlucky.pk:
            raise OSError("the power went off")
        return coupon_facts(case, **days)

    monkeypatch.setattr(registering, "coupon_facts", fail_for_one)

    ends = at_once(*(registration(cast, case) for case in (unlucky, *lucky)))

    assert kinds(ends) == ["Application", "Application", "Application", "OSError"]
    assert numbers() == ["000001", "000002", "000003"]


def test_double_click_on_register_is_one_registration(cast: Cast) -> None:
    case = checked(cast)

    first, second = at_once(registration(cast, case), registration(cast, case))

    assert first.journal_number == second.journal_number
    assert happened("application.registered") == letters("registered") == 1
    assert Print.objects.filter(kind="coupon").count() == Journal.objects.get(code="registration").last == 1


@pytest.mark.usefixtures("_cases_without_lock")
def test_control_without_the_lock_the_second_click_on_register_draws_a_number_of_its_own(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, drawn, next_number = checked(cast), [], registering.next_number
    monkeypatch.setattr(registering, "_check_documents", meeting_point(2, registering._check_documents))
    monkeypatch.setattr(registering, "next_number", lambda **key: drawn.append(next_number(**key)) or drawn[-1])

    ends = at_once(registration(cast, case), registration(cast, case))

    assert kinds(ends) == ["Application", "Refused"]
    assert drawn == [1, 2]


def filing_of(cast: Cast, case: Application) -> Callable[[], Application]:
    return partial(
        filing.file,
        draft=case,
        by=cast.applicant,
        consent=True,
        today=cast.setting.today,
        now=clock(cast, hour=11),
    )


def test_double_click_on_file_is_one_filing(cast: Cast) -> None:
    begun = draft(cast)

    first, second = at_once(filing_of(cast, begun), filing_of(cast, begun))

    assert first.number == second.number == Application.objects.get().number
    assert happened("application.filed") == letters("filed") == 1


@pytest.mark.usefixtures("_cases_without_lock")
def test_control_without_the_lock_the_second_click_on_file_draws_a_number_of_its_own(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, drawn, new_case_number = draft(cast), [], filing.new_case_number
    monkeypatch.setattr(filing, "_check_complete", meeting_point(2, filing._check_complete))
    monkeypatch.setattr(filing, "new_case_number", lambda: drawn.append(new_case_number()) or drawn[-1])

    ends = at_once(filing_of(cast, begun), filing_of(cast, begun))

    assert kinds(ends) == ["Application", "Refused"]
    assert len(set(drawn)) == 2


def signature(cast: Cast, case: Application) -> Callable[[], DepartmentDecision]:
    return partial(signing.sign, application=case, by=cast.head, today=cast.setting.today, now=clock(cast, hour=11))


def test_double_click_on_sign_is_one_decision(cast: Cast) -> None:
    case = decided(cast)

    first, second = at_once(signature(cast, case), signature(cast, case))

    assert first == second == DepartmentDecision.objects.get()
    assert happened("application.ordered") == letters("ordered") == 1
    sheets = Print.objects.filter(kind="department_decision")
    assert sheets.count() == Journal.objects.get(code="department").last == 1


@pytest.mark.usefixtures("_cases_without_lock")
def test_control_without_the_lock_the_second_click_on_sign_is_turned_away(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = decided(cast)
    monkeypatch.setattr(rules, "may_sign", meeting_point(2, rules.may_sign))

    ends = at_once(signature(cast, case), signature(cast, case))

    assert kinds(ends) == ["DepartmentDecision", "Refused"]


def stop_at_once(cast: Cast, case: Application) -> Callable[[], Application]:
    """A move without a lock before it: only the compare-and-swap stands."""
    own = Application.objects.select_related("office").get(pk=case.pk)
    return partial(moving.move, own, "application.stopped", by=cast.head, now=clock(cast))


def test_of_two_moves_at_once_one_happens(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    case = filed(cast)
    monkeypatch.setattr(moving, "may_move", meeting_point(2, moving.may_move))

    ends = at_once(stop_at_once(cast, case), stop_at_once(cast, case))

    assert kinds(ends) == ["Application", "Refused"]
    assert happened("application.stopped") == 1


def test_control_without_the_comparison_both_moves_happen(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    case = filed(cast)
    monkeypatch.setattr(moving, "may_move", meeting_point(2, moving.may_move))
    swap = ApplicationQuerySet.filter
    monkeypatch.setattr(ApplicationQuerySet, "filter", lambda rows, pk, state="": swap(rows, pk=pk))

    ends = at_once(stop_at_once(cast, case), stop_at_once(cast, case))

    assert kinds(ends) == ["Application", "Application"]
    assert happened("application.stopped") == 2


def page_for(cast: Cast, case: Application) -> Callable[[], Any]:
    return partial(
        collecting.add_scan, document=document(case, 5), upload=photo(5), by=cast.colleague, now=clock(cast, hour=11)
    )


def test_page_that_comes_while_the_case_is_registered_finds_it_before_or_after(cast: Cast) -> None:
    case = checked(cast)

    at_once(registration(cast, case), page_for(cast, case))

    case.refresh_from_db()
    accepted = set(statuses(case).values()) == {"accepted", "not_needed"}
    assert accepted is (case.state == State.REGISTERED)


@pytest.mark.usefixtures("_cases_without_lock")
def test_control_without_the_lock_a_case_is_registered_with_a_page_that_nobody_looked_at(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, check, looked, came = checked(cast), registering._check_documents, Event(), Event()

    def look_then_wait(own: Application) -> None:
        check(own)
        looked.set()
        came.wait(WAIT_SECONDS)

    def come_after_the_look() -> None:
        looked.wait(WAIT_SECONDS)
        page_for(cast, case)()
        came.set()

    monkeypatch.setattr(registering, "_check_documents", look_then_wait)

    at_once(registration(cast, case), come_after_the_look)

    case.refresh_from_db()
    assert (case.state, statuses(case)[5]) == (State.REGISTERED, "handed_in")


@pytest.fixture
def prepared(cast: Cast) -> Transfer:
    transfer: Transfer = cases.prepared(cast.setting, ordered(cast), cast.setting.today)
    return transfer


def approve_while_it_is_stopped(cast: Cast, transfer: Transfer, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The states of case and transfer after the head has stopped the one while a deputy approved the other."""
    check, was_checked, was_stopped = approving._check, Event(), Event()

    def check_then_wait(own: Transfer, by: Any) -> None:
        check(own, by)
        was_checked.set()
        was_stopped.wait(1)

    def stop_after_the_check() -> None:
        was_checked.wait(WAIT_SECONDS)
        ground = RefusalGround.objects.get(code="incomplete_information")
        case = Application.objects.get(pk=transfer.payment.application_id)
        try:
            stopping.stop(application=case, ground=ground, words="x", by=cast.head, now=clock(cast, hour=12))
        finally:
            was_stopped.set()

    monkeypatch.setattr(approving, "_check", check_then_wait)
    at_once(
        partial(approving.approve, transfer=transfer, by=cast.deputy, now=clock(cast, hour=12)), stop_after_the_check
    )
    transfer.refresh_from_db()
    return Payment.objects.get(pk=transfer.payment_id).application.state, transfer.state


def test_payment_of_a_case_that_is_being_stopped_is_approved_or_the_case_stops(
    cast: Cast, prepared: Transfer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert approve_while_it_is_stopped(cast, prepared, monkeypatch) == ("ordered", "approved")


def test_control_without_the_lock_on_the_case_a_stopped_case_is_paid(
    cast: Cast, prepared: Transfer, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = PaymentQuerySet.select_for_update
    monkeypatch.setattr(PaymentQuerySet, "select_for_update", lambda rows, **_of: lock(rows, of=("self",)))

    assert approve_while_it_is_stopped(cast, prepared, monkeypatch) == ("stopped", "approved")


def test_colleague_who_registers_at_the_same_moment_is_told_that_it_is_done(cast: Cast) -> None:
    case = checked(cast)

    def by_colleague() -> Application:
        with translation.override("en"):
            return registering.register(application=case, by=cast.colleague, now=clock(cast, hour=11))

    def by_specialist() -> Application:
        with translation.override("en"):
            return registration(cast, case)()

    refused = [str(end) for end in at_once(by_specialist, by_colleague) if isinstance(end, Refused)]

    assert refused == ["This cannot be done now: the case is “Registered”."]
