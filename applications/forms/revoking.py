"""The form of revoking a printed sheet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from socialaid.prints.reasons import Reason


class RevokeForm(forms.Form):
    """Why a sheet counts no longer: for whoever checks it, and in words for the colleagues."""

    reason = forms.ChoiceField(
        label=_("Why the sheet counts no longer"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        help_text=_("Whoever checks the sheet reads this."),
        error_messages={"required": _("Choose why the sheet counts no longer.")},
    )
    words = forms.CharField(
        label=_("What is wrong with it"),
        max_length=1000,
        help_text=_("Only the colleagues read it, on the page of the case."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what is wrong with the sheet, for your colleagues.")},
    )
