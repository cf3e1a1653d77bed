"""Forms of the desk: the filter of the list, and how a transfer ended."""

from django import forms
from django.utils.translation import gettext_lazy as _

from payments.models.transfer import LONGEST_REASON, LONGEST_REFERENCE
from payments.states import Phase
from socialaid.lib.inputs import DayField


class FilterForm(forms.Form):
    """How far the payments of the list have come."""

    phase = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All that are not paid")), *Phase.choices]
    )


class MadeForm(forms.Form):
    """What the bank says about a transfer that it made."""

    value_on = DayField(
        label=_("Bank's value date"),
        help_text=_("The day on which the bank moved the money, as its statement says."),
        error_messages={"required": _("Write the value date from the bank's statement.")},
    )
    reference = forms.CharField(
        label=_("Bank's reference"),
        max_length=LONGEST_REFERENCE,
        error_messages={"required": _("Write the bank's reference of the transfer.")},
    )


class ReturnedForm(forms.Form):
    """Why the bank did not take a transfer."""

    reason = forms.CharField(
        label=_("Reason, as the bank says it"),
        max_length=LONGEST_REASON,
        error_messages={"required": _("Write why the bank sent the transfer back.")},
    )


class CancelForm(forms.Form):
    """Why a transfer does not go to the bank."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        error_messages={"required": _("Write why the transfer is cancelled.")},
    )
