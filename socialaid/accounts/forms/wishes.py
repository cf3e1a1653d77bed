"""In which language and by which ways somebody wants her letters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from socialaid.accounts.models import Language, User
from socialaid.accounts.phones import mask_phone
from socialaid.lib import sms
from socialaid.notices.models import Wishes

FIELDS = ("email", "sms", "post", "address", "reminders")


class WishesForm(forms.Form):
    """A way that cannot reach her, because there is no address or phone, is not offered."""

    language = forms.ChoiceField(label=_("Language of letters"), choices=Language.choices, widget=forms.RadioSelect)
    email = forms.BooleanField(label=_("By e-mail"), required=False)
    sms = forms.BooleanField(label=_("By short message"), required=False)
    post = forms.BooleanField(label=_("On paper, by post"), required=False)
    address = forms.CharField(
        label=_("Address for letters by post"),
        required=False,
        max_length=300,
        help_text=_("Place, street, house, flat."),
        widget=forms.TextInput(attrs={"autocomplete": "address-line1"}),
    )
    reminders = forms.BooleanField(
        label=_("Reminders about applications that I have not sent yet"),
        required=False,
        help_text=_("Letters about an application that you have sent come in any case."),
    )

    def __init__(self, *args: Any, user: User, wishes: Wishes, **kwargs: Any) -> None:
        known = {name: getattr(wishes, name) for name in FIELDS}
        super().__init__(*args, **{**kwargs, "initial": known | {"language": user.language}})
        self.user = user
        # What is too long is kept and said, not cut by the browser.
        self.fields["address"].widget.attrs.pop("maxlength", None)
        self._offer("email", user.email)
        self._offer("sms", mask_phone(user.phone) if user.phone_confirmed_at and sms.is_offered() else "")

    def _offer(self, name: str, address: str) -> None:
        if address:
            self.fields[name].help_text = address
        else:
            del self.fields[name]

    def wishes(self) -> dict[str, Any]:
        """What she chose; a way that was not offered stays as it was before she had an address for it."""
        return {name: self.cleaned_data.get(name, self.initial[name]) for name in FIELDS}
