"""Boxes for days, times and numbers: in the language of the page, and nothing typed is lost."""

from datetime import date, time

import pytest
from django import forms
from django.utils.translation import override

from socialaid.lib.inputs import DayField, TimeOfDayField, WholeNumberInput


class AllForm(forms.Form):
    day = DayField()
    time = TimeOfDayField()
    number = forms.IntegerField(widget=WholeNumberInput)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("day", ["15.03.2026", "2026-03-15"])
def test_day_time_and_number_are_read_as_people_write_them(language: str, day: str) -> None:
    with override(language):
        form = AllForm({"day": day, "time": "09:30", "number": "12"})

        assert form.is_valid(), form.errors
    assert form.cleaned_data == {"day": date(2026, 3, 15), "time": time(9, 30), "number": 12}


def test_what_is_wrong_stays_and_says_how_to_write_it() -> None:
    with override("en"):
        form = AllForm({"day": "31.02.2026", "time": "25", "number": "x"})

        assert form.errors["day"] == ["Write the date as day.month.year, for example 15.03.2026."]
        assert form.errors["time"] == ["Write the time as hours and minutes, for example 09:30."]
        assert ['value="31.02.2026"' in str(form["day"]), 'value="25"' in str(form["time"])] == [True, True]
        assert 'type="text"' in str(form["number"])
        assert 'value="x"' in str(form["number"])


def test_known_day_is_shown_with_dots() -> None:
    assert 'value="15.03.2026"' in str(AllForm(initial={"day": date(2026, 3, 15)})["day"])
