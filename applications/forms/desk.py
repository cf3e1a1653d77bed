"""Forms of the desk: documents, returning, stopping, delivery, the worklist's filters."""

from typing import Any

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from applications import states
from applications.models import DocumentStatus, RefusalGround
from socialaid.lib.inputs import DayField

HARMFUL = "harmful"
DECISIONS_ON_DOCUMENTS = [
    (DocumentStatus.ACCEPTED, DocumentStatus.ACCEPTED.label),
    (DocumentStatus.NOT_READABLE, DocumentStatus.NOT_READABLE.label),
    (DocumentStatus.WRONG, DocumentStatus.WRONG.label),
    (DocumentStatus.NOT_NEEDED, DocumentStatus.NOT_NEEDED.label),
    (DocumentStatus.MISSING, DocumentStatus.MISSING.label),
]


class DocumentForm(forms.Form):
    """What the specialist decides on one document."""

    status = forms.ChoiceField(
        label=_("Decision"),
        choices=DECISIONS_ON_DOCUMENTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what you decide on this document.")},
    )
    note = forms.CharField(
        label=_("A sentence to the citizen"),
        required=False,
        max_length=500,
        help_text=_("What is wrong and how to put it right; for “not needed”: why."),
    )
    original_seen = forms.BooleanField(label=_("I have seen the original"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(InlineRadios("status"), "note", "original_seen")


class ReturnForm(forms.Form):
    """What is missing, in words that the citizen reads."""

    words = forms.CharField(
        label=_("What else the citizen should know"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class StopForm(forms.Form):
    """A coded ground and words (Standard §17)."""

    ground = forms.ModelChoiceField(
        queryset=RefusalGround.objects.filter(paragraph__startswith="17"),
        to_field_name="code",
        label=_("Ground"),
        empty_label=_("Choose"),
    )
    words = forms.CharField(
        label=_("What is wrong and where the applicant can put it right"), widget=forms.Textarea(attrs={"rows": 3})
    )


class HandOverForm(forms.Form):
    """Who took the decision at the counter."""

    to_whom = forms.CharField(
        label=_("Handed over to"),
        max_length=200,
        help_text=_("Name as on the identity card that was shown."),
        error_messages={"required": _("Write the name of the person who took the decision.")},
    )

    def __init__(self, *args: Any, people: list[str], **kwargs: Any) -> None:
        """`people` are those who may take it; the first is offered."""
        super().__init__(*args, **{"initial": {"to_whom": people[0]}, **kwargs})
        if len(people) > 1:
            told = _("The representative: %(agent)s. The applicant: %(applicant)s. Name as on the identity card shown.")
            self.fields["to_whom"].help_text = told % {"agent": people[0], "applicant": people[1]}


class PostForm(forms.Form):
    """The post's tracking number."""

    tracking_number = forms.CharField(
        label=_("Tracking number"),
        max_length=60,
        error_messages={"required": _("Write the tracking number from the post's receipt.")},
    )
    posted_on = DayField(label=_("Posted on"))


class WorklistForm(forms.Form):
    """Search and filter of the worklist."""

    q = forms.CharField(label=_("Number, name or IIN"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [choice for choice in states.choices() if choice[0] != states.State.DRAFT]
        self.fields["state"].choices = [("", _("All open")), *listed, (HARMFUL, _("A virus was found"))]  # type: ignore[attr-defined]
