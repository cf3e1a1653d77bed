"""The forms of passkeys, with labels in our words."""

from typing import Any

from allauth.mfa.webauthn import forms as allauths
from django.utils.translation import gettext_lazy as _

NAME = _("Name of the passkey")
NAME_HELP = _("So that you know it again, for example: my phone.")


class AddPasskeyForm(allauths.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label, self.fields["name"].help_text = NAME, NAME_HELP
        self.fields["passwordless"].label = _("Sign in with it alone, without a password")
        self.fields["passwordless"].help_text = ""
        self.fields["passwordless"].initial = True


class RenamePasskeyForm(allauths.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label, self.fields["name"].help_text = NAME, NAME_HELP
