"""Somebody who stands at the counter for the applicant."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from applications.acting import CALLED, LettersTo
from applications.forms.people import WORDS_OF_THE_PAPER

LETTERS = [
    (LettersTo.APPLICANT, _("to the applicant")),
    (LettersTo.REPRESENTATIVE, _("to the representative")),
    (LettersTo.BOTH, _("to both")),
]
NEEDED = {
    "ground": _("Choose why this person may act for the applicant."),
    "words": _("Write the number, the day and the issuer of the document."),
}


class AtCounterForm(forms.Form):
    """Who acts for the applicant at the counter; left empty where the applicant has come in person."""

    name = forms.CharField(
        label=_("Surname, given name, patronymic of the representative"),
        required=False,
        max_length=300,
        help_text=_("Leave empty where the applicant has come in person."),
    )
    ground = forms.ChoiceField(label=_("Ground for acting"), required=False)
    words = forms.CharField(label=WORDS_OF_THE_PAPER, required=False, max_length=200)
    phone = PhoneNumberField(
        label=_("Phone of the representative"),
        required=False,
        region="KZ",
        error_messages={"invalid": _("Write the phone with its code, for example 8 701 234 56 78.")},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(label=_("E-mail of the representative"), required=False)
    letters_to = forms.ChoiceField(label=_("Letters"), choices=LETTERS, required=False, initial=LettersTo.APPLICANT)
    paper = forms.BooleanField(label=_("The document that shows the ground was handed in"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"prefix": "acting", **kwargs})
        grounds = [(ground.value, called) for ground, called in CALLED.items()]
        self.fields["ground"].choices = [("", _("Choose")), *grounds]  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            Row(Column("name"), Column("ground"), Column("words")),
            Row(Column("phone"), Column("email"), Column("letters_to")),
            "paper",
        )

    @property
    def somebody_acts(self) -> bool:
        """Whether a name was typed, right or wrong."""
        return bool(self["name"].value())

    def clean_phone(self) -> str:
        return str(self.cleaned_data["phone"] or "")

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if answers.get("name"):
            self._ask_for_the_rest(answers)
        elif answers.get("ground") or answers.get("words") or answers.get("paper"):
            self.add_error("name", _("Write who acts for the applicant, or leave all of it empty."))
        return answers

    def _ask_for_the_rest(self, answers: dict[str, Any]) -> None:
        for field, sentence in NEEDED.items():
            if not answers.get(field) and field not in self.errors:
                self.add_error(field, sentence)
        told = answers.get("letters_to") in (LettersTo.REPRESENTATIVE, LettersTo.BOTH)
        if told and not answers.get("phone") and not answers.get("email"):
            self.add_error("phone", _("Letters go to the representative: write a phone or an e-mail."))

    @property
    def acting(self) -> dict[str, Any] | None:
        """Who acts, as a case keeps it; none where the applicant has come in person."""
        if not self.cleaned_data["name"]:
            return None
        return {name: value for name, value in self.cleaned_data.items() if name != "paper"}
