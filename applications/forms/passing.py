"""Forms of passing a case on, and of recording a withdrawal."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.steps import CategoryForm
from offices.models import Office, Role
from offices.queries import holders
from offices.wording import territory_words
from socialaid.accounts.models import User


class ColleagueField(forms.ModelChoiceField):
    """People by their names."""

    def label_from_instance(self, colleague: Any) -> str:
        return str(colleague.full_name)


class AssignForm(forms.Form):
    """Which specialist of the department takes the case."""

    to = ColleagueField(
        queryset=User.objects.none(),
        label=_("Specialist"),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose a specialist of this department.")},
    )

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = holders(office, Role.SPECIALIST)  # type: ignore[attr-defined]


class OtherOfficeForm(forms.Form):
    """Which department takes the case over."""

    office = forms.ModelChoiceField(
        queryset=Office.objects.none(),
        to_field_name="code",
        label=_("District or city where the applicant lives"),
        empty_label=_("Choose"),
        error_messages={
            "required": _("Choose another department."),
            "invalid_choice": _("Choose another department."),
        },
    )

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Office.objects.departments().exclude(pk=office.pk)
        self.fields["office"].queryset = others  # type: ignore[attr-defined]
        self.fields["office"].label_from_instance = territory_words  # type: ignore[attr-defined]


class PassOnForm(CategoryForm):
    """For what the applicant asks there, and why the case is passed on."""

    reason = forms.CharField(
        label=_("Why the case is passed on"),
        max_length=2000,
        help_text=_("The colleagues there read it; the citizen does not."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why the case is passed on: the colleagues there will read it.")},
    )

    def __init__(self, *args: Any, office: Office, filed_on: date, **kwargs: Any) -> None:
        super().__init__(*args, office=office, today=filed_on, **kwargs)
        self.fields["category"].label = _("Kind of assistance in the new department")


class WithdrawalForm(forms.Form):
    """What the person has signed."""

    words = forms.CharField(
        label=_("The words that the person has signed"),
        max_length=2000,
        help_text=_("Keep the signed sheet with the papers of the case."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write the words that the person has signed.")},
    )
