"""What people handed in: cleaned, stored sealed under a name of our own, given out only by the app that owns it."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from socialaid.files.names import LONGEST_NAME
from socialaid.files.readability import Hint
from socialaid.lib.private import private_storage


class Scan(models.TextChoices):
    NOT_SCANNED = "not_scanned", _("Not scanned for viruses")
    CLEAN = "clean", _("Scanned for viruses, none found")
    CHECKING = "checking", _("Being checked for viruses")
    HARMFUL = "harmful", _("Removed: a virus was found in it")


OPEN_QUESTIONS = (Scan.CHECKING, Scan.NOT_SCANNED)
WITHHELD = (Scan.CHECKING, Scan.HARMFUL)


def new_key() -> str:
    """43 signs that nobody can guess (256 bits)."""
    return secrets.token_urlsafe(32)


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    def handed_in_by(self, user_id: int | None) -> "StoredFileQuerySet":
        return self.filter(uploaded_by=user_id)

    def harmful(self) -> "StoredFileQuerySet":
        return self.filter(scan=Scan.HARMFUL)

    def unanswered(self) -> "StoredFileQuerySet":
        """Files of which no scanner has said yes or no: those that wait for it first, the longest untried first."""
        waiting = self.filter(scan__in=OPEN_QUESTIONS)
        return waiting.order_by("scan", models.F("scanned_at").asc(nulls_first=True), "pk")


class StoredFile(models.Model):
    """A file, cleaned. `content_type`, `size` and `sha256` are of the bytes kept; `given_name` is for show only."""

    key = models.CharField(max_length=43, unique=True, default=new_key, editable=False)
    given_name = models.CharField(max_length=LONGEST_NAME)
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    content = models.FileField(storage=private_storage, max_length=120)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="uploads"
    )
    uploaded_at = models.DateTimeField()
    scan = models.CharField(max_length=20, choices=Scan, default=Scan.NOT_SCANNED)
    scanned_at = models.DateTimeField(null=True, blank=True)
    hints = models.JSONField(default=list, blank=True)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(size__gt=0), name="stored_file_is_not_empty")]
        indexes = [
            models.Index(
                fields=["scan", "scanned_at"],
                condition=models.Q(scan__in=("checking", "not_scanned")),
                name="stored_file_unanswered",
            ),
            models.Index(fields=["id"], condition=models.Q(scan="harmful"), name="stored_file_harmful"),
        ]

    def __str__(self) -> str:
        return f"{self.content_type} {self.key[:8]}"

    @property
    def is_picture(self) -> bool:
        return self.content_type.startswith("image/")

    @property
    def is_withheld(self) -> bool:
        """Being checked, or found harmful: shown to nobody."""
        return self.scan in WITHHELD

    @property
    def tone(self) -> str:
        return "bad" if self.scan == Scan.HARMFUL else "warn"

    @property
    def advice(self) -> "list[str]":
        """What would make the photo easier to read, a sentence each."""
        return [str(Hint(code).label) for code in self.hints if code in Hint.values]


class FileKey(models.Model):
    """The key of one stored file, wrapped by the master key."""

    name = models.CharField(max_length=200, unique=True)
    wrapped = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name
