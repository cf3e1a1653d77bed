from datetime import date

import pytest

from deadlines.actions.finishing import finish
from deadlines.models import Due
from socialaid.lib.refused import Refused
from tests.deadlines.days import at, day
from tests.deadlines.people import running


def test_open_due_stores_the_days_once(office):
    due = running(office, day("Fri 30 Oct 2026"), number="7K3M-94QX")

    stored = Due.objects.get()
    assert stored == due
    assert (stored.due_on, stored.act_by) == (day("Sat 14 Nov 2026"), day("Fri 13 Nov 2026"))
    assert stored.next_on == day("Fri 6 Nov 2026")
    assert stored.days == 15
    assert stored.is_running


def test_open_due_twice_is_one_row(office):
    first = running(office, day("Mon 2 Nov 2026"), number="7K3M-94QX")
    again = running(office, day("Mon 2 Nov 2026"), number="7K3M-94QX")

    assert first == again
    assert Due.objects.count() == 1


def test_open_due_of_a_term_that_is_over_is_refused(office, specialist):
    due = running(office, day("Mon 2 Nov 2026"), number="7K3M-94QX")
    finish(due=due, done_on=day("Tue 3 Nov 2026"), by=specialist, now=at(day("Tue 3 Nov 2026")))

    with pytest.raises(Refused):
        running(office, day("Mon 2 Nov 2026"), number="7K3M-94QX")


def test_open_due_after_a_second_decision_is_another_row(office):
    running(office, day("Mon 2 Nov 2026"), number="7K3M-94QX")
    running(office, day("Wed 4 Nov 2026"), number="7K3M-94QX")

    assert Due.objects.count() == 2


def test_open_due_takes_the_days_of_the_version_in_force(office):
    due = running(office, date(2026, 11, 2), days=10)

    assert due.due_on == date(2026, 11, 12)
