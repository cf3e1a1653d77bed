"""What is printed and stays: frozen facts, the bytes made from them once, and journals without gaps."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from socialaid.lib.encryption import EncryptedTextField
from socialaid.lib.private import private_storage
from socialaid.prints import kinds
from socialaid.prints.facts import EncryptedFactsField
from socialaid.prints.reasons import Reason


class Journal(models.Model):
    """The last number given in one journal of one office in one year."""

    code = models.CharField(max_length=20)
    office = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "office", "year"], name="journal_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.office} {self.year}: {self.last}"


class PrintQuerySet(models.QuerySet["Print"]):
    def unmade(self) -> "PrintQuerySet":
        return self.filter(made_at=None)

    def frozen_before(self, moment: datetime) -> "PrintQuerySet":
        return self.filter(frozen_at__lt=moment)


class Print(models.Model):
    """A sheet. Its facts never change once frozen, its bytes never once made; a reprint is the same to the byte.

    `statement` is what its QR says, signed, and `code` what stands beside it; both are empty on sheets frozen before.
    """

    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=40)
    path = models.CharField(max_length=200, blank=True)
    office = models.CharField(max_length=40, blank=True)
    facts = EncryptedFactsField()
    facts_sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    content = models.FileField(storage=private_storage, max_length=160, null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    statement = models.TextField(blank=True, default="")
    code = models.CharField(max_length=8, blank=True, default="")

    objects = PrintQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="print_once"),
            models.CheckConstraint(
                condition=Q(made_at=None, sha256="") | (Q(made_at__isnull=False) & ~Q(sha256="")),
                name="print_made_has_its_hash",
            ),
        ]
        indexes = [
            models.Index(fields=["frozen_at"], condition=Q(made_at=None), name="print_unmade"),
            models.Index(fields=["path"], name="print_path"),
            models.Index(fields=["code"], condition=~Q(code=""), name="print_code"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @property
    def title(self) -> str:
        return str(kinds.title_of(self.kind))

    @property
    def file_name(self) -> str:
        """The name under which it is shown and saved ("coupon-01-2026-000142.pdf")."""
        return f"{self.kind}-{self.number}.pdf".replace("/", "-")

    @property
    def revoked(self) -> "Revocation | None":
        """That it counts no longer, and why; None while it counts."""
        return getattr(self, "revocation", None)


class Revocation(models.Model):
    """A sheet counts no longer, from this moment on and for ever; the case it belongs to goes on as it was.

    Anybody who checks the sheet is told the reason; `words` are for the office.
    """

    sheet = models.OneToOneField(Print, on_delete=models.PROTECT, related_name="revocation")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20, choices=Reason.choices)
    words = EncryptedTextField()

    def __str__(self) -> str:
        return f"{self.sheet}: {self.reason}"


class PrintKey(models.Model):
    """The public half of a key that has signed sheets, kept for ever, so that they stay checkable.

    `until` is the day on which a newer key took over; `withdrawn` the day from which the key is not believed any more.
    """

    name = models.CharField(max_length=8, unique=True)
    public = models.CharField(max_length=44)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    withdrawn = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return self.name
