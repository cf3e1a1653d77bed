"""The two things that open the public look-up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from socialaid.lib.numbering import clean_code, clean_number

AS_PRINTED = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class LookUpForm(forms.Form):
    """A number and its code, as they stand on the coupon or in the letter; typed in any way."""

    number = forms.CharField(
        label=_("Number of the application"),
        max_length=40,
        help_text=_("The case number, for example 7K3M-94QX-B2, or the registration number on the coupon."),
        error_messages={"required": _("Write the number of the application.")},
        widget=forms.TextInput(attrs=AS_PRINTED),
    )
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("8 letters and digits; it stands beside the number on the coupon and in the first letter."),
        error_messages={"required": _("Write the code.")},
        widget=forms.TextInput(attrs=AS_PRINTED),
    )

    def clean_number(self) -> str:
        return clean_number(self.cleaned_data["number"])

    def clean_code(self) -> str:
        return clean_code(self.cleaned_data["code"])
