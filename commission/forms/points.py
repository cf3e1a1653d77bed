"""Forms of one agenda point: recusal, motion, raised hands, putting off, minutes on paper."""

from typing import Any

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import RefusalGround
from commission.models import Member, Motion
from commission.states import MotionKind
from commission.voting import Choice
from socialaid.lib.inputs import DayField, WholeNumberInput
from socialaid.lib.money import MOST_TENGE

WIDE = {"rows": 3}


class RecusalForm(forms.Form):
    """Who takes no part in the case, and why."""

    member = forms.ModelChoiceField(label=_("Member"), queryset=Member.objects.none(), empty_label=_("Choose"))
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members  # type: ignore[attr-defined]


class TermsForm(forms.Form):
    """What is moved or decided: a sum, a refusal with its ground, or what is still needed."""

    kind = forms.ChoiceField(label=_("Motion"), choices=MotionKind, widget=forms.RadioSelect)
    amount = forms.IntegerField(
        label=_("Sum, tenge"),
        required=False,
        min_value=1,
        max_value=MOST_TENGE,
        widget=WholeNumberInput,
        help_text=_("For a grant, in whole tenge"),
    )
    ground = forms.ModelChoiceField(
        label=_("Ground"),
        queryset=RefusalGround.objects.all(),
        required=False,
        empty_label=_("Choose"),
        help_text=_("For a refusal"),
    )
    words = forms.CharField(
        label=_("In words"),
        required=False,
        widget=forms.Textarea(attrs=WIDE),
        help_text=_("Why it is refused, or what is still needed. The applicant will read it."),
    )


class MinutesOnPaperForm(TermsForm):
    """The decision as the paper minutes have it, with the day on which the department received them."""

    minutes_number = forms.CharField(label=_("Number of the minutes"), max_length=40)
    sitting_on = DayField(label=_("Day of the sitting"))
    received_on = DayField(
        label=_("Day on which the department received the minutes"),
        help_text=_("The 15 days are counted from this day."),
    )
    field_order = ("minutes_number", "sitting_on", "received_on", "kind", "amount", "ground", "words")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].label = _("Decision")

    @property
    def terms(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in TermsForm.base_fields}

    @property
    def days(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("minutes_number", "sitting_on", "received_on")}


class PutOffForm(forms.Form):
    """What is still needed when no motion found a majority."""

    needed = forms.CharField(
        label=_("What is still needed"),
        widget=forms.Textarea(attrs=WIDE),
        help_text=_("The applicant will read it."),
    )


class VoteForm(forms.Form):
    """A member's own vote."""

    choice = forms.ChoiceField(choices=Choice)


class HandsForm(forms.Form):
    """The raised hands of everybody in the room; `rest` stands for all who were not marked one by one."""

    rest = forms.ChoiceField(
        label=_("All others"), choices=[("", _("choose one by one")), *Choice.choices], required=False
    )

    def __init__(self, *args: Any, members: list[Member], motion: Motion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast = {vote.member_id: vote for vote in motion.votes.all()}
        self.alone = [vote for vote in cast.values() if vote.is_cast_alone]
        self.members = [member for member in members if member.pk not in {vote.member_id for vote in self.alone}]
        for member in self.members:
            known = cast.get(member.pk)
            self.fields[f"hand_{member.pk}"] = forms.ChoiceField(
                label=f"{member.full_name}, {member.get_role_display()}" if member.is_chair else member.full_name,
                choices=Choice,
                required=False,
                widget=forms.RadioSelect,
                initial=known.choice if known else None,
            )
        self.helper = self._in_one_line_each()

    def _in_one_line_each(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag, helper.disable_csrf = False, True
        helper.layout = Layout(*(InlineRadios(f"hand_{member.pk}") for member in self.members), "rest")
        return helper

    @property
    def choices(self) -> dict[int, Choice]:
        """The hands by member id, without those that were not raised."""
        rest = self.cleaned_data["rest"]
        hands = {member.pk: self.cleaned_data[f"hand_{member.pk}"] or rest for member in self.members}
        return {member: Choice(choice) for member, choice in hands.items() if choice}
