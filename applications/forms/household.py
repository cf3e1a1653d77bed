"""The family: who belongs to it, and what each person had in the past quarter."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import HouseholdMember, IncomeKind, Relation
from socialaid.lib.folding import visible
from socialaid.lib.money import MOST_TENGE

LONGEST_NAME = 150
SIGNS_AROUND = re.compile(r"[\s\u00a0\u202f₸]|тг\.?$|тенге$|теңге$", re.IGNORECASE)
IN_THOUSANDS = re.compile(r"[0-9]{1,3}([.,][0-9]{3})+")
OTHERS = [choice for choice in Relation.choices if choice[0] != Relation.SELF]


class TengeField(forms.CharField):
    """A sum as people type it: 120000, 120 000, 120.000 ₸. Empty and 0 mean none."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def clean(self, value: Any) -> int:
        typed = SIGNS_AROUND.sub("", super().clean(value))
        if IN_THOUSANDS.fullmatch(typed):
            typed = re.sub("[.,]", "", typed)
        wrong = _wrong_with(typed)
        if wrong:
            raise forms.ValidationError(wrong)
        return int(typed or 0)


def _wrong_with(typed: str) -> Any | None:
    """A sentence that says what is wrong with a sum without its spaces; None where it is right."""
    if typed.startswith(("-", "−", "–")):
        return _("A sum cannot be less than zero. Leave the field empty if there was none.")
    if re.fullmatch(r"[0-9]+[.,][0-9]{1,2}", typed):
        return _("Write whole tenge, without tiyn.")
    if typed and not re.fullmatch(r"[0-9]+", typed):
        return _("Write the sum in digits only, for example 120 000.")
    if len(typed.lstrip("0")) > len(str(MOST_TENGE)) or int(typed or 0) > MOST_TENGE:
        return _("This sum is too large for three months. Check the digits.")
    return None


class MemberForm(forms.Form):
    """Who belongs to the family."""

    name = forms.CharField(
        label=_("Surname and given name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Write the name of this person."),
            "max_length": _("This name is very long. Keep to 150 letters."),
        },
    )
    relation = forms.ChoiceField(
        label=_("What this person is to the applicant"),
        choices=OTHERS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what this person is to the applicant.")},
    )
    birth_date = forms.DateField(
        label=_("Birth date, if you know it"),
        required=False,
        help_text=_("For example 15.03.1962."),
        widget=forms.DateInput(attrs={"autocomplete": "off"}, format="%d.%m.%Y"),
        error_messages={"invalid": _("Write the date as day.month.year, for example 15.03.1962.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    @staticmethod
    def about(member: HouseholdMember) -> dict[str, Any]:
        return {"name": member.name, "relation": member.relation, "birth_date": member.birth_date}

    def clean_name(self) -> str:
        name = visible(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(self.fields["name"].error_messages["required"])
        return name

    def clean_birth_date(self) -> date | None:
        born: date | None = self.cleaned_data["birth_date"]
        if born and (born > self.today or born.year < 1900):
            raise forms.ValidationError(_("This birth date is not possible. Check the year."))
        return born


class IncomeForm(forms.Form):
    """What one person had in the whole quarter: a field for each kind, or that there was nothing."""

    nothing = forms.BooleanField(label=_("No income in these three months"), required=False)

    def __init__(
        self,
        answers: Mapping[str, Any] | None,
        *,
        member: HouseholdMember | None,
        typed: Mapping[str, Any] | None = None,
    ) -> None:
        known = {income.kind: income.amount for income in member.income_list} if member and member.pk else {}
        had_nothing = bool(member and member.is_answered and not known)
        # What was typed and not saved stands for the whole page: a tick that is not in it was taken away.
        saved = {"nothing": had_nothing, **known}
        super().__init__(answers, initial={**typed, "nothing": "nothing" in typed} if typed else saved)
        for kind in IncomeKind:
            self.fields[kind.value] = TengeField(label=kind.label, required=False, max_length=40)
        self.order_fields([*IncomeKind.values, "nothing"])

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        has_sums = bool(self.sums)
        if self.errors:
            return answers
        if answers.get("nothing") and has_sums:
            self.add_error("nothing", _("You wrote a sum above. Take away the sum, or this tick."))
        if not answers.get("nothing") and not has_sums:
            self.add_error("nothing", _("Write at least one sum, or tick that there was no income."))
        return answers

    @property
    def sums(self) -> dict[str, int]:
        """The sums by kind, without those that were left empty."""
        return {kind: self.cleaned_data[kind] for kind in IncomeKind.values if self.cleaned_data.get(kind)}
