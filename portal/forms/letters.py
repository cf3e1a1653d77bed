"""What is written down about one letter, and the words of letters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from socialaid.lib.inputs import DayField


class PostedForm(forms.Form):
    """The letter was taken to the post."""

    posted_on = DayField(label=_("Posted on"))
    tracking_number = forms.CharField(label=_("Number at the post, if there is one"), required=False, max_length=40)


class CameBackForm(forms.Form):
    """The post has brought the letter back."""

    reason = forms.CharField(label=_("Why did it come back?"), max_length=200)


class HandedOverForm(forms.Form):
    """The letter was collected at the counter: one press of a button."""


class SendAgainForm(forms.Form):
    """Once more, to the mended address."""

    address = forms.CharField(
        label=_("To which address"),
        max_length=300,
        help_text=_("This letter only goes there; the case is not changed."),
    )


class LetterWordsForm(forms.Form):
    """The words of one letter in one language, with places in braces."""

    subject = forms.CharField(label=_("Subject"), max_length=200)
    body = forms.CharField(label=_("Letter"), max_length=6000, widget=forms.Textarea(attrs={"rows": 14}))
    sms = forms.CharField(
        label=_("Short message"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, with_sms: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_sms:
            del self.fields["sms"]
