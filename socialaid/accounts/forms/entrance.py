"""The forms of the entrance: signing up, signing in, asking for a new password."""

from typing import Any

from allauth.account import forms as allauths
from allauth.account.adapter import get_adapter
from allauth.core import context, ratelimit
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from socialaid.accounts.fields import ContactField, is_phone
from socialaid.accounts.phones import clean_phone

CODE_COMES = _("For example 8 701 234 56 78. We will send a code to it.")


def check_not_too_often(phone: str) -> None:
    """Raise ValidationError where another message to `phone`, or from this sender, would be one too many."""
    if not ratelimit.consume(context.request, action="verify_phone", key=phone, dry_run=True):
        raise get_adapter().validation_error("rate_limited")


class SignupForm(allauths.SignupForm):
    """A phone or an e-mail address in one field, and a password."""

    field_order = ["contact", "password1"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["email"], self.fields["phone"]
        self.fields["contact"] = ContactField(help_text=CODE_COMES)
        self.order_fields(self.field_order)

    def clean_contact(self) -> str:
        contact: str = self.cleaned_data["contact"]
        self.cleaned_data["email"] = ""
        if is_phone(contact):
            check_not_too_often(contact)
            self.cleaned_data["phone"] = contact
        else:
            self.cleaned_data["email"] = self.validate_unique_email(get_adapter().clean_email(contact))
        return contact

    def try_save(self, request: HttpRequest) -> Any:
        """Takes as long where the account exists already: the clock tells nothing either."""
        if self.account_already_exists:
            get_user_model()().set_password(self.cleaned_data["password1"])
        return super().try_save(request)


class ChangePhoneForm(allauths.ChangePhoneForm):
    """Another phone for the same account."""

    def clean_phone(self) -> str:
        phone = str(super().clean_phone())
        check_not_too_often(phone)
        return phone


class CountedCode:
    """Mixed into forms that ask for a code: the tries of one browser are counted, so that none overtakes the count."""

    def clean_code(self) -> str:
        if not ratelimit.consume(context.request, action="try_code", key=context.request.session.session_key):
            raise get_adapter().validation_error("rate_limited")
        return str(super().clean_code())  # type: ignore[misc]


class PhoneCodeForm(CountedCode, allauths.VerifyPhoneForm):
    pass


class EmailCodeForm(CountedCode, allauths.ConfirmEmailVerificationCodeForm):
    pass


class PasswordCodeForm(CountedCode, allauths.ConfirmPasswordResetCodeForm):
    pass


class LoginForm(allauths.LoginForm):
    """A phone however it is written, an e-mail address, or the sign-in name of a person who works here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Phone, e-mail or sign-in name")
        self.fields["login"].widget.attrs["autocomplete"] = "username"

    def clean_login(self) -> str:
        login = str(super().clean_login())
        return clean_phone(login) or login


class ResetPasswordForm(allauths.ResetPasswordForm):
    """Where to send the code. The field keeps allauth's name: its view counts the letters by it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = ContactField()

    def clean_email(self) -> str:
        contact: str = self.cleaned_data["email"]
        if not is_phone(contact):
            return str(super().clean_email())
        user = get_adapter().get_user_by_phone(contact)
        self.users = [user] if user and user.is_active else []
        return contact
