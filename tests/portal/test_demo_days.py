"""The demo can be loaded on any day: a Saturday, a holiday, the last day that the calendar knows."""

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from applications.models import Application
from commission.models import Sitting
from deadlines.models import Breach
from offices.models.office import OfficeQuerySet
from portal.demo.cases import moment
from portal.demo.populating import populate
from socialaid.audit.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

DAYS = {
    "a Monday": date(2026, 11, 23),
    "a Saturday": date(2026, 11, 21),
    "a Sunday": date(2026, 11, 22),
    "the first day of a year": date(2026, 1, 1),
    "the middle of Nauryz": date(2026, 3, 24),
    "the end of February": date(2026, 2, 28),
    "the last day of the calendar": date(2027, 12, 31),
    "after the calendar": date(2029, 6, 1),
}


@pytest.mark.parametrize("today", DAYS.values(), ids=DAYS)
def test_demo_can_be_loaded_on_any_day(reference: None, today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    departments = OfficeQuerySet.departments
    monkeypatch.setattr(OfficeQuerySet, "departments", lambda offices: departments(offices).filter(code="akkol"))
    now = moment(today, 23, 59)

    with time_machine.travel(now, tick=False):
        assert populate(today=today, now=now) > 0

    tomorrow = Sitting.objects.get(state="planned")
    assert timezone.localtime(tomorrow.starts_at).date() > today
    assert Breach.objects.exists()
    assert not Event.objects.filter(at__gt=now).exists()
    assert not Application.objects.filter(filed_at__gt=now).exists()
