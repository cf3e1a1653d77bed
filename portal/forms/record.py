"""What the directorate searches the record for, and why."""

from datetime import date
from itertools import groupby
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from offices.models import Membership, Office
from socialaid.accounts.models import User
from socialaid.audit.models import Kind
from socialaid.lib.inputs import DayField

Choices = list[tuple[str, Any]]
FIRST_YEAR, LAST_YEAR = 2000, 2100


def _possible_year(day: date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise forms.ValidationError(_("This day is not possible. Check the year."))


class RecordForm(forms.Form):
    """A search of the record. It is sent, never put into an address: it may name a person."""

    reason = forms.CharField(
        label=_("Why do you look?"),
        max_length=300,
        min_length=5,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "The reason is written into the record with your name. A number of a complaint or a letter is best."
        ),
    )
    kind = forms.ChoiceField(label=_("What to look for"), choices=Kind, widget=forms.RadioSelect, initial=Kind.READING)
    number = forms.CharField(label=_("Case number"), required=False, max_length=40)
    person = forms.ChoiceField(label=_("Person of an office"), required=False)
    office = forms.ChoiceField(label=_("Office of the case"), required=False)
    since = DayField(label=_("From"), required=False, validators=[_possible_year])
    until = DayField(label=_("To"), required=False, validators=[_possible_year])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("person", [("", _("Anybody")), *_people()])
        offices = Office.objects.order_by("order", "code")
        self._offer("office", [("", _("Any office")), *((office.code, str(office)) for office in offices)])
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("reason", "kind", "number", "person", "office", "since", "until")

    def _offer(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean_number(self) -> str:
        return str(self.cleaned_data["number"]).strip().upper()

    def clean_person(self) -> User | None:
        chosen = self.cleaned_data["person"]
        return User.objects.get(pk=chosen) if chosen else None


def _people() -> Choices:
    """Everybody who works or worked in an office, by office."""
    posts = Membership.objects.select_related("user", "office").order_by(
        "office__order", "office__code", "user__surname"
    )
    return [
        (
            str(office),
            list(dict.fromkeys((str(post.user_id), post.user.full_name or post.user.username) for post in of)),
        )
        for office, of in groupby(posts, key=lambda post: post.office)
    ]
