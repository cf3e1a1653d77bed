"""Acting for somebody else: for whom, on which ground, who gets the letters."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from applications.acting import ANOTHER, MYSELF, Ground, LettersTo
from applications.forms.steps import ConsentForm, PersonForm
from applications.models import Applicant, Representation, Represented

WORDS_OF_THE_PAPER = _("Number, day and issuer of the document")
FOR_EXAMPLE = _("For example: power of attorney No. 512 of 3 March 2026, notary A. Serikova.")
# What a browser would fill in about whoever sits before it.
NOT_FILLED_IN = ("surname", "given_name", "patronymic", "birth_date", "address", "phone", "email")


ASKED_OF_ANOTHER = {
    "surname": _("Write the surname of this person."),
    "given_name": _("Write the given name of this person."),
    "birth_date": _("Write the birth date of this person."),
    "address": _("Write the address where this person lives."),
}


class ForWhomForm(forms.Form):
    """The first question: for oneself, for a person on the list, or for another person."""

    person = forms.ChoiceField(
        label=_("For whom do you apply?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose for whom you apply."),
            "invalid_choice": _("This person is not on your list any more. Choose again."),
        },
    )

    def __init__(self, *args: Any, people: list[Represented], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        named = [(pk, f"{person.full_name} ({person.ground_called})") for pk, person in self.people.items()]
        choices = [(MYSELF, _("For myself")), *named, (ANOTHER, _("For another person"))]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Represented | None:
        """The person on the list; none for oneself and for somebody who is to be added."""
        return self.people.get(self.cleaned_data["person"])

    @property
    def is_another(self) -> bool:
        return bool(self.cleaned_data["person"] == ANOTHER)


class AboutAnotherForm(PersonForm):
    """The questions about a person, asked of somebody who acts for that person."""

    unreachable = _("Letters go to this person: write the phone or the e-mail.")

    def __init__(self, *args: Any, must_be_reachable: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.must_be_reachable = must_be_reachable
        self.fields["address"].label = _("Address where the person lives")
        for name, sentence in ASKED_OF_ANOTHER.items():
            self.fields[name].error_messages["required"] = sentence
        for name in NOT_FILLED_IN:
            self.fields[name].widget.attrs["autocomplete"] = "off"

    class Meta(PersonForm.Meta):
        model = Applicant
        labels = {
            **PersonForm.Meta.labels,
            "patronymic": _("Patronymic, if there is one"),
            "email": _("E-mail, if any"),
        }


class RepresentedForm(AboutAnotherForm):
    """A person on the list: the ground for acting, and who it is."""

    ground = forms.ChoiceField(
        label=_("Why may you act for this person?"),
        choices=Ground.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why you may act for this person.")},
    )
    words = forms.CharField(
        label=WORDS_OF_THE_PAPER,
        max_length=200,
        help_text=FOR_EXAMPLE,
        error_messages={"required": _("Write the number, the day and the issuer of the document.")},
    )
    field_order = ("ground", "words")

    class Meta(AboutAnotherForm.Meta):
        model = Represented  # type: ignore[assignment]

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.initial.setdefault("ground", self.instance.ground)
        self.initial.setdefault("words", self.instance.words)


class ActingForm(forms.ModelForm):
    """Who acts, by which paper, and who gets the letters."""

    letters_to = forms.ChoiceField(
        label=_("Who gets the letters by e-mail?"),
        choices=LettersTo.choices,
        widget=forms.RadioSelect,
        help_text=_("You see every letter here in the portal, whatever you choose."),
        error_messages={"required": _("Choose who gets the letters.")},
    )
    phone = PhoneNumberField(
        label=_("Your phone"),
        required=False,
        region="KZ",
        help_text=_("For example 8 701 234 56 78."),
        error_messages={"invalid": _("Write the phone with its code, for example 8 701 234 56 78.")},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )

    class Meta:
        model = Representation
        fields = ("name", "words", "phone", "email", "letters_to")
        labels = {
            "name": _("Your surname, given name and patronymic"),
            "words": WORDS_OF_THE_PAPER,
            "email": _("Your e-mail, if you have one"),
        }
        help_texts = {"name": _("As on the identity card."), "words": FOR_EXAMPLE}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, sentence in {
            "name": _("Write your own name."),
            "words": _("Write the number, the day and the issuer of the document."),
        }.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = sentence
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["email"].widget.attrs["autocomplete"] = "email"

    def clean_phone(self) -> str:
        return str(self.cleaned_data["phone"] or "")

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        told = answers.get("letters_to") in (LettersTo.REPRESENTATIVE, LettersTo.BOTH)
        if told and not answers.get("email") and not answers.get("phone") and not self.errors:
            self.add_error("email", _("Letters go to you: write your e-mail or your phone."))
        return answers


class ConsentForAnotherForm(ConsentForm):
    """The consent, and the word of whoever files for somebody else."""

    may_act = forms.BooleanField(error_messages={"required": _("Please confirm that you may act for this person.")})

    def __init__(self, *args: Any, applicant: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["may_act"].label = _("I confirm that I may act for: %(name)s.") % {"name": applicant}


class EndRepresentationForm(forms.Form):
    """Why somebody acts for the applicant no longer."""

    words = forms.CharField(
        label=_("Why the representative acts no longer"),
        max_length=500,
        help_text=_("By which paper or whose word. It stays on the record of the case."),
        error_messages={"required": _("Write why: by which paper or whose word.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
