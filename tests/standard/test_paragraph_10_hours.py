"""Paragraph 10: 09:00-18:00, a break 13:00-14:00, closed on Saturday, Sunday and holidays."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from deadlines.models import CalendarDay
from deadlines.queries import calendar, open_now
from offices.models import Office

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Almaty"))


@pytest.fixture
def office(reference: None) -> Office:
    return Office.objects.get(code="akkol")


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("08:59:59", False),
        ("09:00:00", True),
        ("12:59:59", True),
        ("13:00:00", False),
        ("13:59:59", False),
        ("14:00:00", True),
        ("17:59:59", True),
        ("18:00:00", False),
        ("00:00:00", False),
    ],
)
def test_paragraph_10_hours_of_a_working_day(office: Office, moment: str, is_open: bool) -> None:
    assert open_now(office, at(f"2026-11-02T{moment}")) is is_open


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        ("2026-11-02", True),
        ("2026-11-03", True),
        ("2026-11-04", True),
        ("2026-11-05", True),
        ("2026-11-06", True),
        ("2026-11-07", False),
        ("2026-11-08", False),
    ],
)
def test_paragraph_10_days_of_the_week(office: Office, day: str, is_open: bool) -> None:
    assert open_now(office, at(f"{day}T10:00")) is is_open


@pytest.mark.parametrize("day", ["2026-01-01", "2026-01-07", "2026-03-23", "2026-05-01", "2026-10-26", "2026-12-16"])
def test_paragraph_10_closed_on_holidays(office: Office, day: str) -> None:
    assert datetime.fromisoformat(day).weekday() < 5
    assert open_now(office, at(f"{day}T10:00")) is False


@pytest.mark.parametrize("day", ["2022-10-22", "2023-07-01", "2024-05-04"])
def test_paragraph_10_saturday_made_working_has_the_hours_of_a_working_day(office: Office, day: str) -> None:
    assert datetime.fromisoformat(day).weekday() == 5
    hours = ("08:30", "10:00", "13:30", "17:00", "18:00")

    assert [open_now(office, at(f"{day}T{hour}")) for hour in hours] == [False, True, False, True, False]


def test_paragraph_10_day_added_by_a_person_counts_at_once(office: Office) -> None:
    day = at("2026-11-03T10:00")
    assert open_now(office, day)

    CalendarDay.objects.create(date=day.date(), working=False, name_kk="Су тасқыны", basis="Әкімдік, № 1")

    assert not open_now(office, day)


def test_paragraph_10_hours_are_those_of_akmola_and_not_of_utc(office: Office) -> None:
    half_past_three_in_the_morning_utc = datetime(2026, 11, 2, 4, 30, tzinfo=ZoneInfo("UTC"))

    assert open_now(office, half_past_three_in_the_morning_utc)


def test_paragraph_10_all_nineteen_departments_keep_these_hours(reference: None) -> None:
    known = calendar()
    moments = [at(f"2026-11-02T{hour}") for hour in ("08:30", "10:00", "13:30", "17:00", "18:30")]

    found = {tuple(open_now(office, moment, known) for moment in moments) for office in Office.objects.departments()}

    assert found == {(False, True, False, True, False)}
