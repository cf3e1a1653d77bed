"""The user: whoever signs in, an applicant or a person who works in an office; and the person she says she is."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from socialaid.lib.encryption import EncryptedTextField, blind_index


class Language(models.TextChoices):
    KAZAKH = "kk", _("Kazakh")
    RUSSIAN = "ru", _("Russian")
    ENGLISH = "en", _("English")


class User(AbstractUser):
    """An account. Names are kept as the identity card has them: surname, given name, patronymic where there is one."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    surname = models.CharField(_("surname"), max_length=150, blank=True)
    given_name = models.CharField(_("given name"), max_length=150, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.KAZAKH)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    phone_confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["phone"],
                condition=Q(phone_confirmed_at__isnull=False) & ~Q(phone=""),
                name="confirmed_phone_once",
            )
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    @property
    def short_name(self) -> str:
        named = f"{self.given_name[:1]}. {self.surname}" if self.surname and self.given_name else ""
        return named or self.email or self.phone or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.short_name


class Claim(models.Model):
    """Who the holder of an account says she is. Nothing follows from it until a specialist has seen the document.

    Two accounts may claim one IIN: there is no unique index, on purpose.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claim")
    iin = EncryptedTextField(blank=True)
    iin_index = models.CharField(max_length=64, blank=True, db_index=True)
    no_iin_reason = models.CharField(max_length=200, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.user)

    def set_iin(self, iin: str) -> None:
        self.iin, self.iin_index = iin, blind_index(iin)

    def confirm(self, *, by: Any, now: datetime | None) -> None:
        self.confirmed_at, self.confirmed_by = now, by if now else None
