"""The calendar as loaded: holidays, moved days off, and days off made working."""

from collections import Counter
from datetime import date

import pytest

from deadlines.actions import loading
from deadlines.models import CalendarDay
from deadlines.queries import calendar

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db) -> None:
    loading.load()


def test_the_closed_days_of_2008_are_those_of_the_law_and_the_government():
    closed = CalendarDay.objects.filter(date__year=2008, working=False).values_list("date", flat=True)

    assert [f"{day:%d.%m}" for day in closed] == [
        "01.01", "02.01", "07.01", "08.03", "10.03", "22.03", "24.03", "01.05", "02.05", "09.05", "30.08", "01.09",
        "25.10", "27.10", "08.12", "16.12", "17.12",
    ]  # fmt: skip


def test_days_off_made_working_are_all_known():
    opened = CalendarDay.objects.filter(working=True).values_list("date", flat=True)

    assert [f"{day:%d.%m.%Y}" for day in opened] == [
        "04.05.2008", "20.12.2009", "10.01.2010", "03.07.2010", "05.03.2011", "27.08.2011", "11.03.2012", "28.04.2012",
        "29.12.2012", "04.05.2013", "12.10.2013", "28.12.2013", "04.05.2014", "11.05.2014", "05.03.2016", "18.03.2017",
        "01.07.2017", "03.03.2018", "28.04.2018", "05.05.2018", "25.08.2018", "29.12.2018", "04.05.2019", "05.01.2020",
        "20.12.2020", "03.07.2021", "05.03.2022", "27.08.2022", "22.10.2022", "01.07.2023", "04.05.2024", "05.01.2025",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2008, 5, 2), False),  # moved from Sunday 4 May
        (date(2008, 5, 4), True),
        (date(2013, 12, 28), True),  # Saturday, for Friday 3 January 2014
        (date(2014, 1, 3), False),
        (date(2020, 5, 8), False),  # moved from Monday 11 May, which is an ordinary day again
        (date(2020, 5, 11), True),
        (date(2021, 12, 1), False),  # the last First President Day
        (date(2022, 12, 1), True),
        (date(2026, 8, 31), True),  # 30 August is no holiday since 2026
        (date(2026, 10, 26), False),  # for Republic Day on a Sunday
        (date(2026, 11, 17), True),
        (date(2027, 3, 15), False),  # Constitution Day moved to March
    ],
)
def test_single_days_are_as_the_law_had_them(day: date, working: bool):
    assert calendar().is_working(day) is working


def test_estimated_days_are_marked():
    estimated = CalendarDay.objects.filter(basis="болжам / расчётная дата").values_list("date", flat=True)

    assert list(estimated) == [date(2026, 5, 27), date(2027, 5, 16)]


def test_every_year_is_covered_and_every_day_named_in_three_languages():
    days = CalendarDay.objects.all()

    assert sorted(Counter(day.date.year for day in days)) == list(range(2008, 2028))
    assert all(day.name_kk and day.name_ru and day.name_en and day.basis for day in days)


def test_loading_again_keeps_a_day_that_somebody_edited():
    CalendarDay.objects.filter(date=date(2026, 5, 27)).update(working=True, basis="edited")
    before = list(CalendarDay.objects.order_by("pk").values())

    loading.load()

    assert list(CalendarDay.objects.order_by("pk").values()) == before
