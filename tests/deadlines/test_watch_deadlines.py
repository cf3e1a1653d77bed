from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from deadlines import tasks
from deadlines.models import DueStep
from tests.deadlines.days import at, day
from tests.deadlines.people import running

RECEIVED = day("Mon 2 Nov 2026")


@pytest.fixture
def due(office):
    return running(office, RECEIVED, number="7K3M-94QX")


def printed(*args):
    out = StringIO()
    call_command("watch_deadlines", *args, stdout=out)
    return out.getvalue().splitlines()


@time_machine.travel(at(RECEIVED, 12), tick=False)
def test_dry_run_prints_one_line_for_each_step_and_changes_nothing(due):
    lines = printed("--today", "2026-11-18", "--dry-run")

    assert lines == [
        f"{due.office.code} 7K3M-94QX remind_5 (passed over) due 2026-11-17",
        f"{due.office.code} 7K3M-94QX remind_2 (passed over) due 2026-11-17",
        f"{due.office.code} 7K3M-94QX head (passed over) due 2026-11-17",
        f"{due.office.code} 7K3M-94QX breach due 2026-11-17",
    ]
    assert not DueStep.objects.exists()


@time_machine.travel(at(day("Tue 10 Nov 2026")), tick=False)
def test_without_dry_run_the_steps_are_taken(due):
    assert printed() == [f"{due.office.code} 7K3M-94QX remind_5 due 2026-11-17"]
    assert printed() == []
    assert DueStep.objects.count() == 1


@time_machine.travel(at(day("Tue 17 Nov 2026"), 23, 59), tick=False)
def test_day_that_has_not_come_can_only_be_looked_at(due):
    with pytest.raises(CommandError):
        printed("--today", "2026-11-18")

    assert not DueStep.objects.exists()


@time_machine.travel(at(day("Wed 18 Nov 2026"), 0, 5), tick=False)
def test_task_works_by_the_day_of_akmola_and_not_of_greenwich(due):
    tasks.sweep()

    assert DueStep.objects.filter(step="breach").exists()
