"""The sentences of mistakes that every field of filing shares, in place of a library's."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from socialaid.lib.folding import visible

TOO_LONG = _("This is too long: there is room for %(limit_value)d letters, and you typed %(show_value)d.")
UNSEEN_SIGN = _("There is a sign in this text that cannot be read. Please type it again.")
WRONG_EMAIL = _("Write the e-mail as name@example.com, or leave it empty.")
NOT_LETTERS = _("A name is written with letters. Leave out digits and pictures; write it as on the identity card.")
IN_NAMES = frozenset(" -'’ʼ`.,()")


def speak_plainly(fields: dict[str, Any]) -> None:
    """Give the fields of a form the shared sentences; what is too long is kept and said, not cut by the browser."""
    for field in fields.values():
        field.widget.attrs.pop("maxlength", None)
        field.error_messages["max_length"] = TOO_LONG
        field.error_messages["null_characters_not_allowed"] = UNSEEN_SIGN
        if isinstance(field, forms.EmailField):
            field.error_messages["invalid"] = WRONG_EMAIL


def clean_name(text: str) -> str:
    """A name on one line; raises ValidationError where a sign in it is neither a letter nor one that names have."""
    name = visible(text)
    if any(not (sign.isalpha() or sign in IN_NAMES) for sign in name):
        raise forms.ValidationError(NOT_LETTERS)
    return name
