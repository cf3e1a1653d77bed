"""Two answers at the same moment; an answer while the case is passed on. Each race first happens without the lock."""

from collections.abc import Callable
from functools import partial
from threading import Barrier
from typing import Any

import pytest

from applications.actions import passing, writing
from applications.models import Application, Message
from applications.models.application import ApplicationQuerySet
from offices.models import Office
from portal.demo.cases import categories_of
from socialaid.accounts.models import User
from tests.applications.scene import clock
from tests.cast import Cast, filed
from tests.races import WAIT_SECONDS, at_once, meeting_point

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def kinds(ends: list[Any]) -> list[str]:
    return sorted(type(end).__name__ for end in ends)


def answer(cast: Cast, case: Application, by: User, seen: int) -> Callable[[], Message]:
    return partial(writing.write, application=case, text=f"Жауап {by.pk}", by=by, now=clock(cast), seen=seen)


def passed_on(cast: Cast, case: Application) -> Callable[[], Application]:
    there = Office.objects.get(code="arshaly")
    return partial(
        passing.pass_on,
        application=case,
        office=there,
        category=categories_of(there, cast.setting.back(1))[0],
        reason="Көшті",
        by=cast.colleague,
        now=clock(cast),
    )


@pytest.fixture
def _cases_without_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ApplicationQuerySet, "select_for_update", lambda cases, **_how: cases)


def test_of_two_specialists_who_answer_at_once_one_reads_the_other_first(cast: Cast) -> None:
    case = filed(cast)

    ends = at_once(answer(cast, case, cast.specialist, 0), answer(cast, case, cast.colleague, 0))

    assert kinds(ends) == ["Message", "Refused"]
    assert Message.objects.count() == 1


@pytest.mark.usefixtures("_cases_without_lock")
def test_control_without_the_lock_both_answers_go_out(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    case = filed(cast)
    monkeypatch.setattr(writing, "_add", meeting_point(2, writing._add))

    ends = at_once(answer(cast, case, cast.specialist, 0), answer(cast, case, cast.colleague, 0))

    assert kinds(ends) == ["Message", "Message"]


def test_answer_while_the_case_is_passed_on_comes_before_it_or_is_refused(cast: Cast) -> None:
    case = filed(cast)

    written, passed = at_once(answer(cast, case, cast.specialist, 0), passed_on(cast, case))

    assert type(passed).__name__ == "Application"
    assert type(written).__name__ in ("Message", "Refused")
    assert Message.objects.count() == (type(written).__name__ == "Message")


@pytest.mark.usefixtures("_cases_without_lock")
def test_control_without_the_lock_the_old_office_answers_a_case_that_is_not_hers(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = filed(cast)
    gate, add, move_over = Barrier(2), writing._add, passing._move_over
    monkeypatch.setattr(writing, "_add", lambda *a, **how: (gate.wait(WAIT_SECONDS), add(*a, **how))[1])
    monkeypatch.setattr(passing, "_move_over", lambda *a: (gate.wait(WAIT_SECONDS), move_over(*a))[1])

    ends = at_once(answer(cast, case, cast.specialist, 0), passed_on(cast, case))

    assert kinds(ends) == ["Application", "Message"]
