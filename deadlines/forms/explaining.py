"""What the head writes about a breach."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from deadlines.models import Breach


class ExplainForm(forms.Form):
    """Why the day went by, in a few sentences."""

    words = forms.CharField(
        label=_("Why the day went by"),
        help_text=_("What happened and what was done so that it does not happen again. Write no names of applicants."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args, breach: Breach, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_action = reverse("desk:breach-explain", args=[breach.pk])
        self.helper.add_input(Submit("explain", _("Save the explanation")))


class DisproveForm(forms.Form):
    """The reference that shows that it was done in time."""

    reference = forms.CharField(
        label=_("Reference"),
        help_text=_("The bank's reference of the transfer, or the tracking number of the post."),
        max_length=100,
    )

    def __init__(self, *args, breach: Breach, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_action = reverse("desk:breach-disprove", args=[breach.pk])
        self.helper.add_input(Submit("disprove", _("It was done in time"), css_class="btn-secondary"))
