"""Who I am: asked of the holder of an account."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from socialaid.accounts.models import Claim, Language, User
from socialaid.lib.identifiers import clean_iin, iin_birth_date, iin_error

NAMES = ("surname", "given_name", "patronymic", "language")


class ProfileForm(forms.Form):
    """Nothing is required: people without an IIN, and people who would rather say it later, have an account too."""

    surname = forms.CharField(
        label=_("Surname"), required=False, max_length=150, help_text=_("As on the identity card.")
    )
    given_name = forms.CharField(label=_("Given name"), required=False, max_length=150)
    patronymic = forms.CharField(label=_("Patronymic, if you have one"), required=False, max_length=150)
    iin = forms.CharField(
        label=_("IIN"),
        required=False,
        max_length=20,
        help_text=_("12 digits, on the identity card."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    no_iin_reason = forms.CharField(
        label=_("If there is no IIN, why?"),
        required=False,
        max_length=200,
        help_text=_("For example: a foreigner, a kandas, an old document."),
    )
    birth_date = forms.DateField(
        label=_("Birth date"),
        required=False,
        help_text=_("For example 15.03.1962."),
        error_messages={"invalid": _("Write the date as day.month.year, for example 15.03.1962.")},
        widget=forms.DateInput(attrs={"autocomplete": "bday"}, format="%d.%m.%Y"),
    )
    language = forms.ChoiceField(label=_("Language of letters"), choices=Language.choices)

    def __init__(self, *args: Any, user: User, claim: Claim | None, today: date, **kwargs: Any) -> None:
        initial = {name: getattr(user, name) for name in NAMES}
        for name in ("iin", "no_iin_reason", "birth_date"):
            initial[name] = getattr(claim, name, None) or ""
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.today = today
        for name, hint in {
            "surname": "family-name",
            "given_name": "given-name",
            "patronymic": "additional-name",
        }.items():
            self.fields[name].widget.attrs["autocomplete"] = hint

    def clean_iin(self) -> str:
        return clean_iin(self.cleaned_data["iin"])

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        iin = answers.get("iin", "")
        wrong = iin_error(iin, answers.get("birth_date")) if iin else None
        if wrong:
            self.add_error("iin", wrong)
        elif iin and not answers.get("birth_date"):
            answers["birth_date"] = iin_birth_date(iin)
        born = answers.get("birth_date")
        if born and (born > self.today or born.year < 1900):
            field = "birth_date" if self["birth_date"].value() else "iin"
            self.add_error(field, _("This birth date is not possible. Check the year."))
        return answers

    def names(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in NAMES}
