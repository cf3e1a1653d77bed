"""Acting for somebody else: the people for whom an account acts, and who acts in one case."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.acting import CALLED, Ground, LettersTo
from applications.models.application import Application
from socialaid.lib.encryption import EncryptedTextField, blind_index


class RepresentedQuerySet(models.QuerySet["Represented"]):
    def of(self, user: Any) -> "RepresentedQuerySet":
        return self.filter(user=user).order_by("surname", "given_name", "pk")

    def in_force(self) -> "RepresentedQuerySet":
        """Those for whom the account acts still."""
        return self.filter(ended_at=None)


class Represented(models.Model):
    """A person for whom the holder of an account acts, as she typed it: nothing here is known from elsewhere."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="represented")
    ground = models.CharField(max_length=14, choices=Ground)
    words = models.CharField(max_length=200, blank=True)
    iin = EncryptedTextField(blank=True)
    iin_index = models.CharField(max_length=64, blank=True, db_index=True)
    no_iin_reason = models.CharField(max_length=200, blank=True)
    surname = models.CharField(max_length=150)
    given_name = models.CharField(max_length=150)
    patronymic = models.CharField(max_length=150, blank=True)
    birth_date = models.DateField()
    address = models.CharField(max_length=300)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = RepresentedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    @property
    def ground_called(self) -> Any:
        return CALLED[Ground(self.ground)]

    def set_iin(self, iin: str) -> None:
        self.iin, self.iin_index = iin, blind_index(iin)


class Representation(models.Model):
    """Somebody acts for the applicant in one case; `by` is her account, none where she came to the counter.

    The paper that shows the ground is a document on the checklist. `ended_at` says that she acts no longer; the case
    goes on without her.
    """

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="representation")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="representations"
    )
    represented = models.ForeignKey(
        Represented, null=True, blank=True, on_delete=models.SET_NULL, related_name="representations"
    )
    ground = models.CharField(max_length=14, choices=Ground)
    words = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    letters_to = models.CharField(max_length=14, choices=LettersTo, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_words = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | (Q(ended_by__isnull=False) & ~Q(ended_words="")),
                name="representation_ended_by_somebody_because",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ground_called(self) -> Any:
        return CALLED[Ground(self.ground)]

    @property
    def is_in_force(self) -> bool:
        return self.ended_at is None

    @property
    def writes_to_applicant(self) -> bool:
        return self.letters_to in (LettersTo.APPLICANT, LettersTo.BOTH)

    @property
    def writes_to_representative(self) -> bool:
        return self.letters_to in (LettersTo.REPRESENTATIVE, LettersTo.BOTH)
