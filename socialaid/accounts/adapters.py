"""Where allauth asks us."""

import secrets
from typing import Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from socialaid.accounts.actions import contacts
from socialaid.accounts.fields import PhoneField, is_phone
from socialaid.accounts.models import User
from socialaid.accounts.phones import clean_phone, mask_phone
from socialaid.accounts.queries import SIGNED_UP_HERE, holder_of_phone
from socialaid.lib import sms
from socialaid.lib.encryption import decrypt, encrypt
from socialaid.lib.sms_gateway import GatewayAnswer

log = structlog.get_logger(__name__)
ALLAUTHS_EMAIL_STAGE = "allauth.account.stages.EmailVerificationStage"
EMAIL_STAGE = "socialaid.accounts.stages.EmailStage"
WRONG = _("The phone, e-mail or password is not right.")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts with a phone, an e-mail address or both; whoever asks never learns which of them has an account."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": WRONG,
        "phone_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
        "too_many_login_attempts": _("Wrong too many times. Wait a little, then begin again."),
        "phone_taken": _("This number cannot be used here. Write another one."),
        "email_taken": _("This address cannot be used here. Write another one."),
    }

    def get_login_stages(self) -> list[str]:
        stages = super().get_login_stages()
        return [EMAIL_STAGE if stage == ALLAUTHS_EMAIL_STAGE else stage for stage in stages]

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """A name of our own making: one made of an address would give the address away."""
        user.username = user.username or f"{SIGNED_UP_HERE}{secrets.token_hex(6)}"

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.language = (get_language() or "kk")[:2]
        return super().save_user(request, user, form, commit)

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        return PhoneField(**kwargs)

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_confirmed_at is not None) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        contacts.note_phone(user=user, phone=phone)
        if verified:
            self.set_phone_verified(user, phone)

    def set_phone_verified(self, user: User, phone: str) -> None:
        before = user.phone if user.phone_confirmed_at else ""
        contacts.confirm_phone(user=user, phone=phone, now=timezone.now())
        if before and before != phone:
            text = gettext("The phone of your account is now %(phone)s. If it was not you, tell your department.")
            _send(before, text % {"phone": mask_phone(phone)})

    def get_user_by_phone(self, phone: str) -> User | None:
        """Who has confirmed `phone`; a number that somebody only typed in keeps nobody from using it."""
        return holder_of_phone(clean_phone(phone))

    def send_verification_code_sms(self, user: User, phone: str, code: str, **_more: Any) -> None:
        _send(phone, code_text(code))

    def send_unknown_account_sms(self, phone: str, **_more: Any) -> None:
        _send(phone, gettext("No account has this phone. You can create one on the portal."))

    def send_account_already_exists_sms(self, phone: str) -> None:
        _send(phone, gettext("You already have an account with this phone. Forgot the password? Ask for a new one."))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A letter; where the contact is a phone, the same as a short message."""
        if not is_phone(email):
            super().send_mail(template_prefix, email, context)
        elif "code" in context:
            _send(email, code_text(context["code"]))
        else:
            self.send_unknown_account_sms(email)


def _send(phone: str, text: str) -> None:
    """Codes are sent once and at any hour; one that the gateway did not take can be asked for again."""
    try:
        sms.send(phone, text)
    except (OSError, GatewayAnswer) as error:
        log.warning("short_message_not_sent", error=type(error).__name__)


def code_text(code: str) -> str:
    """What a short message with a code says."""
    return gettext("%(code)s is your code for the portal. Tell it to nobody.") % {"code": code}


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of second factors encrypted at rest."""

    def encrypt(self, text: str) -> str:
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> Any:
        return decrypt(encrypted_text)


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Accounts that another service vouches for."""

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        """The names as the other service gives them; the person may mend them on her page."""
        user: User = sociallogin.user
        user.email = data.get("email") or ""
        user.surname = data.get("last_name") or ""
        user.given_name = data.get("first_name") or ""
        user.language = (get_language() or "kk")[:2]
        return user
