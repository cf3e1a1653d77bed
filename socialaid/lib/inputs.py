"""Boxes for days, times and numbers that speak the language of the page; the browser's own speak the browser's.

What was typed stays in them as it was typed, also where it is wrong.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

EXAMPLE_OF_A_DAY = _("For example 15.03.2026.")
WRONG_DAY = _("Write the date as day.month.year, for example 15.03.2026.")


class DayInput(forms.DateInput):
    """A day as people write it: 15.03.2026."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})}, format="%d.%m.%Y")


class WholeNumberInput(forms.TextInput):
    """A whole number, with the number keys on a phone."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", **(attrs or {})})


class DayField(forms.DateField):
    """A day, with an example and a sentence for what is no day."""

    widget = DayInput
    default_error_messages = {"invalid": WRONG_DAY}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"help_text": EXAMPLE_OF_A_DAY, **kwargs})


class TimeOfDayField(forms.TimeField):
    """A time of the day: 09:30."""

    widget = forms.TimeInput(attrs={"autocomplete": "off"}, format="%H:%M")
    default_error_messages = {"invalid": _("Write the time as hours and minutes, for example 09:30.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"help_text": _("For example 09:30."), **kwargs})
