"""The filters of the boards."""

from django import forms
from django.utils.translation import gettext_lazy as _

from deadlines.queries.boards import State
from offices.models import Office


class BoardForm(forms.Form):
    """Which terms are shown."""

    state = forms.ChoiceField(label=_("Show"), choices=State.choices, required=False)


class RegionForm(BoardForm):
    """Which terms of which office are shown."""

    office = forms.ModelChoiceField(
        label=_("Office"),
        queryset=Office.objects.departments(),
        to_field_name="code",
        required=False,
        empty_label=_("All offices"),
    )
