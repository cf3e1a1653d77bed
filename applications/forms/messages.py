"""Forms of the thread: a message, a note of the staff."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST = _("This is very long. Keep to 2000 letters, or send a second message.")


class MessageForm(forms.Form):
    """What one side writes to the other."""

    text = forms.CharField(
        label=_("Your message"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write something first."), "max_length": MOST},
    )


class NoteForm(forms.Form):
    """What the staff tell each other about a case."""

    text = forms.CharField(
        label=_("Note for colleagues"),
        max_length=2000,
        help_text=_("The citizen does not see it."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write something first."), "max_length": MOST},
    )
