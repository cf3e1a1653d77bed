"""The two things by which a printed sheet is checked without a camera."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.forms.looking_up import AS_PRINTED
from socialaid.lib.numbering import clean_code


class CheckPrintForm(forms.Form):
    """The number of a sheet and the code beside its QR, typed in any way."""

    number = forms.CharField(
        label=_("Number of the sheet"),
        max_length=60,
        help_text=_("The largest number on the sheet, for example 01-2026-000142."),
        error_messages={"required": _("Write the number of the sheet.")},
        widget=forms.TextInput(attrs=AS_PRINTED),
    )
    code = forms.CharField(
        label=_("Code of the sheet"),
        max_length=40,
        help_text=_("8 letters and digits; it stands below the QR or beside it."),
        error_messages={"required": _("Write the code of the sheet.")},
        widget=forms.TextInput(attrs=AS_PRINTED),
    )

    def clean_number(self) -> str:
        return clean_code(self.cleaned_data["number"])

    def clean_code(self) -> str:
        return clean_code(self.cleaned_data["code"])
