"""The questions of filing, one form per page."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from applications.forms.sentences import clean_name, speak_plainly
from applications.models import Applicant, Application, Way
from entitlements.models import Category
from offices.models import Office
from offices.wording import territory_words
from socialaid.accounts.models import Language
from socialaid.lib.folding import visible
from socialaid.lib.identifiers import clean_iban, clean_iin, iban_error, iin_error


class ResidenceForm(forms.Form):
    """In which district or city the applicant lives; the department follows from it (Standard §11, §14)."""

    office = forms.ModelChoiceField(
        queryset=Office.objects.none(),
        to_field_name="code",
        label=_("District or city where you live"),
        help_text=_("Your department follows from the place where you live."),
        empty_label=_("Choose"),
        error_messages={
            "required": _("Choose the district or city where you live."),
            "invalid_choice": _("Choose the district or city where you live."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = Office.objects.departments()  # type: ignore[attr-defined]
        self.fields["office"].label_from_instance = territory_words  # type: ignore[attr-defined]


class CategoryForm(forms.Form):
    """For what the applicant asks, among the categories of the department that are paid by application."""

    category = forms.ModelChoiceField(
        queryset=Category.objects.none(),
        to_field_name="code",
        label=_("What do you ask for?"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Choose what you ask for."),
            "invalid_choice": _("This department does not offer that, or not any more. Choose one from the list."),
        },
    )

    def __init__(self, *args: Any, office: Office, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = Category.objects.in_force(today).of(office).by_application().select_related("decision")
        self.fields["category"].queryset = choices  # type: ignore[attr-defined]


class PersonForm(forms.ModelForm):
    """Who the applicant is."""

    iin = forms.CharField(
        label=_("IIN"),
        required=False,
        max_length=20,
        help_text=_("12 digits, on the identity card."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    phone = PhoneNumberField(
        label=_("Phone"),
        required=False,
        region="KZ",
        help_text=_("For example 8 701 234 56 78."),
        error_messages={"invalid": _("Write the phone with its code, for example 8 701 234 56 78.")},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )

    must_be_reachable = True
    unreachable = _("Write a phone or an e-mail, so that we can tell you the result.")

    class Meta:
        model = Applicant
        fields = (
            "surname",
            "given_name",
            "patronymic",
            "iin",
            "no_iin_reason",
            "birth_date",
            "address",
            "phone",
            "email",
        )
        labels = {
            "surname": _("Surname"),
            "given_name": _("Given name"),
            "patronymic": _("Patronymic, if you have one"),
            "no_iin_reason": _("If there is no IIN, why?"),
            "birth_date": _("Birth date"),
            "address": _("Address where you live"),
            "email": _("E-mail, if you have one"),
        }
        help_texts = {
            "surname": _("As on the identity card."),
            "no_iin_reason": _("For example: a foreigner, a kandas, an old document."),
            "birth_date": _("For example 15.03.1962."),
            "address": _("Place, street, house, flat."),
        }
        widgets = {"birth_date": forms.DateInput(attrs={"autocomplete": "bday"}, format="%d.%m.%Y")}

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        speak_plainly(self.fields)
        for name, sentence in REQUIRED_SENTENCES.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = sentence
        self.fields["birth_date"].error_messages["invalid"] = _(
            "Write the date as day.month.year, for example 15.03.1962."
        )
        self.initial.setdefault("iin", self.instance.iin)
        for name, hint in AUTOCOMPLETE.items():
            self.fields[name].widget.attrs["autocomplete"] = hint

    def clean_surname(self) -> str:
        return clean_name(self._visible("surname"))

    def clean_given_name(self) -> str:
        return clean_name(self._visible("given_name"))

    def clean_patronymic(self) -> str:
        return clean_name(self._visible("patronymic"))

    def clean_address(self) -> str:
        return self._visible("address")

    def _visible(self, name: str) -> str:
        text = visible(self.cleaned_data[name])
        if self.fields[name].required and not text:
            raise forms.ValidationError(self.fields[name].error_messages["required"])
        return text

    def clean_iin(self) -> str:
        return clean_iin(self.cleaned_data["iin"])

    def clean_phone(self) -> str:
        return str(self.cleaned_data["phone"] or "")

    def clean_birth_date(self) -> date:
        born: date = self.cleaned_data["birth_date"]
        if born > self.today or born.year < 1900:
            raise forms.ValidationError(_("This birth date is not possible. Check the year."))
        return born

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        iin = answers.get("iin", "")
        if not iin and not answers.get("no_iin_reason") and "iin" not in self.errors:
            self.add_error("iin", _("Write the IIN, or say below why there is none."))
        wrong = iin_error(iin, answers.get("birth_date")) if iin else None
        if wrong:
            self.add_error("iin", wrong)
        reached = answers.get("phone") or answers.get("email") or not self.must_be_reachable
        if not reached and "phone" not in self.errors:
            self.add_error("phone", self.unreachable)
        return answers


REQUIRED_SENTENCES = {
    "surname": _("Write the surname."),
    "given_name": _("Write the given name."),
    "birth_date": _("Write the birth date."),
    "address": _("Write the address where you live."),
}
AUTOCOMPLETE = {
    "surname": "family-name",
    "given_name": "given-name",
    "patronymic": "additional-name",
    "address": "address-line1",
    "email": "email",
}


class AccountForm(forms.Form):
    """The bank account to which the money goes (document 3)."""

    account = forms.CharField(
        label=_("Account number (IBAN)"),
        max_length=40,
        help_text=_("20 characters, begins with KZ. Your bank's app shows it."),
        error_messages={"required": _("Write the account to which the money should go.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        speak_plainly(self.fields)

    def clean_account(self) -> str:
        account = clean_iban(self.cleaned_data["account"])
        wrong = iban_error(account)
        if wrong:
            raise forms.ValidationError(wrong)
        return account


class WordsForm(forms.ModelForm):
    """The application itself, in free form (Standard §13)."""

    class Meta:
        model = Application
        fields = ("words",)
        labels = {"words": _("Write in your own words what happened and what help you ask for")}
        help_texts = {"words": _("A few sentences are enough. There is no set form.")}
        widgets = {"words": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        speak_plainly(self.fields)
        self.fields["words"].required = True
        self.fields["words"].error_messages["required"] = _("Write a few words: they are your application.")

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"].strip()
        if len(words) > WORDS_MOST:
            raise forms.ValidationError(_("This is very long. Keep to 5000 letters; papers can be added as documents."))
        return words


WORDS_MOST = 5000


class WayForm(forms.Form):
    """How the result comes (Standard §16), and in which language letters are written."""

    way = forms.ChoiceField(
        label=_("How do you want to get the decision?"),
        choices=Way.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how you want to get the decision."),
            "invalid_choice": _("Choose how you want to get the decision."),
        },
    )
    language = forms.ChoiceField(
        label=_("Language of letters"),
        choices=[choice for choice in Language.choices if choice[0] != Language.ENGLISH],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the language of the letters."),
            "invalid_choice": _("Choose the language of the letters."),
        },
    )


class ConsentForm(forms.Form):
    """Consent to the use of personal data, given when the application is filed."""

    consent = forms.BooleanField(
        label=_("I agree that the department and the commission use these data to consider my application."),
        error_messages={
            "required": _("We need your consent to use your data. Without it we cannot consider the application.")
        },
    )
