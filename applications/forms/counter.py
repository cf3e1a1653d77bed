"""Filing at the counter: the same questions on one page."""

from datetime import date
from typing import Any

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.steps import AccountForm, PersonForm, WayForm
from entitlements.models import Category
from entitlements.queries import needed_documents


class CounterForm(PersonForm):
    """What the specialist enters for a person who stands at the counter."""

    account = AccountForm.base_fields["account"]
    words = forms.CharField(
        label=_("The application in the person's own words"),
        required=False,
        max_length=5000,
        help_text=_("Leave empty if the person brought it on paper: tick document 1 then."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    way = WayForm.base_fields["way"]
    language = WayForm.base_fields["language"]
    handed_in = forms.MultipleChoiceField(
        label=_("Documents handed in"), required=False, widget=forms.CheckboxSelectMultiple
    )
    consent = forms.BooleanField(
        label=_("The person has signed the consent to the use of personal data."),
        error_messages={"required": _("Ask the person to sign the consent first.")},
    )

    def __init__(self, *args: Any, category: Category, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["handed_in"].choices = [  # type: ignore[attr-defined]
            (str(need.kind.no), str(need.kind)) for need in needed_documents(category) if need.needed_by_default
        ]

        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            Fieldset(
                _("Applicant"),
                Row(Column("surname"), Column("given_name"), Column("patronymic")),
                Row(Column("iin"), Column("no_iin_reason"), Column("birth_date")),
                Row(Column("address"), Column("phone"), Column("email")),
            ),
            Fieldset(_("What is asked"), Row(Column("words"), Column("account"))),
            "handed_in",
            Fieldset(_("Result"), Row(Column(InlineRadios("way")), Column(InlineRadios("language"))), "consent"),
        )

    clean_account = AccountForm.clean_account

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        if not answers.get("words", "").strip() and "1" not in answers.get("handed_in", []):
            self.add_error("words", _("Write the person's words, or tick document 1 if it is on paper."))
        return answers

    @property
    def person(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PersonForm.base_fields}
