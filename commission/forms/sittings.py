"""Forms of a sitting as a whole: when, who is present, which cases."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from commission.models import Commission, Member
from socialaid.lib.inputs import DayField, TimeOfDayField


class CommissionField(forms.ModelChoiceField):
    def label_from_instance(self, commission: Commission) -> str:
        return str(commission.office)


class MembersField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, member: Member) -> str:
        return f"{member.full_name}, {member.get_role_display()}"


class CasesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, case: Application) -> str:
        return f"{case.journal_number} · {case.applicant.full_name} · {case.category}"


class SittingForm(forms.Form):
    """When and where; which commission is asked only of somebody who keeps the minutes of several."""

    commission = CommissionField(label=_("Commission"), queryset=Commission.objects.none(), empty_label=_("Choose"))
    day = DayField(label=_("Day"))
    time = TimeOfDayField(label=_("Time"))
    place = forms.CharField(label=_("Place"), max_length=200, help_text=_("Address and room"))

    def __init__(self, *args: Any, commissions: list[Commission], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commissions = commissions
        if len(commissions) == 1:
            del self.fields["commission"]
        else:
            found = Commission.objects.filter(pk__in=[one.pk for one in commissions]).select_related("office")
            self.fields["commission"].queryset = found  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Commission:
        return self.cleaned_data.get("commission") or self.commissions[0]

    @property
    def starts_at(self) -> datetime:
        naive = datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"])
        return timezone.make_aware(naive)


class AttendanceForm(forms.Form):
    """One tick per member who is in the room."""

    present = MembersField(
        label=_("Who is present"),
        queryset=Member.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].queryset = members  # type: ignore[attr-defined]

    @property
    def ids(self) -> set[int]:
        return {member.pk for member in self.cleaned_data["present"]}


class AgendaForm(forms.Form):
    """Which of the registered cases go on the agenda."""

    cases = CasesField(
        label=_("Registered cases"),
        queryset=Application.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one case.")},
    )

    def __init__(self, *args: Any, cases: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cases"].queryset = cases  # type: ignore[attr-defined]
