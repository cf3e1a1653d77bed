"""Who asks. One row per case: it holds what was known and typed then."""

from django.conf import settings
from django.db import models

from applications.models.application import Application
from socialaid.lib.encryption import EncryptedTextField, blind_index


class Applicant(models.Model):
    """A person in need, as the identity card names them. The IIN is a claim until a specialist has seen document 2.

    `user` is the account that owns the case: the applicant's own, or that of her representative (`Representation`),
    who then is another person than the one named here. It is none at the counter, and once a representation ended.
    """

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="applicant")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="applicants"
    )
    iin = EncryptedTextField(blank=True)
    iin_index = models.CharField(max_length=64, blank=True, db_index=True)
    no_iin_reason = models.CharField(max_length=200, blank=True)
    iin_confirmed_at = models.DateTimeField(null=True, blank=True)
    surname = models.CharField(max_length=150, blank=True)
    given_name = models.CharField(max_length=150, blank=True)
    patronymic = models.CharField(max_length=150, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    def set_iin(self, iin: str) -> None:
        self.iin, self.iin_index = iin, blind_index(iin)
