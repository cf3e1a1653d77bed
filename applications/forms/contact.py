"""How the applicant wishes to be written to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from applications import rules
from applications.forms.steps import WayForm
from applications.models import Application, Way
from applications.queries import written_to
from offices.models import Office
from offices.wording import territory_words
from socialaid.lib.folding import visible


class ContactForm(forms.Form):
    """Phone, e-mail, address, language of letters and, until the decision is signed, the way of getting it."""

    phone = PhoneNumberField(
        label=_("Phone"),
        required=False,
        region="KZ",
        help_text=_("For example 8 701 234 56 78."),
        error_messages={"invalid": _("Write the phone with its code, for example 8 701 234 56 78.")},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail, if you have one"),
        required=False,
        error_messages={"invalid": _("This is no e-mail address. Look for a missing dot or @.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    address = forms.CharField(
        label=_("Address where you live"),
        max_length=300,
        help_text=_("Place, street, house, flat."),
        error_messages={"required": _("Write the address where you live.")},
        widget=forms.TextInput(attrs={"autocomplete": "address-line1"}),
    )
    lives_in = forms.ModelChoiceField(
        queryset=Office.objects.none(),
        to_field_name="code",
        label=_("District or city where you live"),
        help_text=_("If you have moved, choose the new one: another department serves there."),
        empty_label=None,
        error_messages={"required": _("Choose the district or city where you live.")},
    )
    language = WayForm.base_fields["language"]
    way = WayForm.base_fields["way"]

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = _as_known(application)
        self.application = application
        self.fields["lives_in"].queryset = Office.objects.departments()  # type: ignore[attr-defined]
        self.fields["lives_in"].label_from_instance = territory_words  # type: ignore[attr-defined]
        if not rules.may_change_way(application):
            del self.fields["way"]

    def clean_phone(self) -> str:
        return str(self.cleaned_data["phone"] or "")

    def clean_address(self) -> str:
        address = visible(self.cleaned_data["address"])
        if not address:
            raise forms.ValidationError(_("Write the address where you live."))
        return address

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if not answers.get("phone") and not answers.get("email") and not {"phone", "email"} & set(self.errors):
            self.add_error("phone", _("Write a phone or an e-mail, so that we can tell you the result."))
        answers.setdefault("way", self.application.way)
        return answers


def _as_known(application: Application) -> dict[str, Any]:
    reached = written_to(application)
    return {
        "phone": reached.phone,
        "email": reached.email,
        "address": application.applicant.address,
        "lives_in": application.office.code,
        "language": application.language,
        "way": application.way or Way.VISIT,
    }
