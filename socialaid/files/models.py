"""What people handed in: checked, stored under a name of our own, given out only by the app that owns it."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from socialaid.files.names import LONGEST_NAME
from socialaid.lib.private import private_storage


class Scan(models.TextChoices):
    NOT_SCANNED = "not_scanned", _("Not scanned for viruses")


def new_key() -> str:
    """43 signs that nobody can guess (256 bits)."""
    return secrets.token_urlsafe(32)


class StoredFile(models.Model):
    """A file as it came. `content_type` and `sha256` are of its bytes; `given_name` is for show only."""

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

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(size__gt=0), name="stored_file_is_not_empty")]

    def __str__(self) -> str:
        return f"{self.content_type} {self.key[:8]}"

    @property
    def is_picture(self) -> bool:
        return self.content_type.startswith("image/")
