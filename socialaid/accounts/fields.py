"""Form fields in which people write how they are reached."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from socialaid.accounts.phones import clean_phone
from socialaid.lib import sms

NOT_A_PHONE = _("Write a mobile phone of Kazakhstan with its code, for example 8 701 234 56 78.")
NOT_A_CONTACT = _("Write a mobile phone, for example 8 701 234 56 78, or an e-mail address.")
NO_MESSAGES = _("This portal sends codes by e-mail only. Write an e-mail address.")


class PhoneField(forms.CharField):
    """A mobile phone, kept as +7XXXXXXXXXX."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Phone"))
        kwargs.setdefault("help_text", _("For example 8 701 234 56 78."))
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        phone = clean_phone(text)
        if not phone:
            raise ValidationError(NOT_A_PHONE)
        if not sms.is_offered():
            raise ValidationError(NO_MESSAGES)
        return phone


class ContactField(forms.CharField):
    """A phone as +7XXXXXXXXXX or an e-mail address in small letters."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Phone or e-mail"))
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "username"}))
        kwargs.setdefault("max_length", 254)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        return _email(text) if "@" in text else _phone(text)


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise ValidationError(NOT_A_CONTACT) from error
    return text.lower()


def _phone(text: str) -> str:
    phone = clean_phone(text)
    if not phone:
        raise ValidationError(NOT_A_CONTACT)
    if not sms.is_offered():
        raise ValidationError(NO_MESSAGES)
    return phone


def is_phone(contact: str) -> bool:
    """Whether a cleaned contact is a phone and not an e-mail address."""
    return contact.startswith("+")
