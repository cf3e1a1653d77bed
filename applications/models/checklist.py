"""The checklist: the needed documents of a case and the scans handed in for each (Standard §12)."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.application import Application
from entitlements.models import DocumentKind, Giving
from socialaid.files.models import StoredFile


class DocumentStatus(models.TextChoices):
    MISSING = "missing", _("Not handed in")
    HANDED_IN = "handed_in", _("Handed in")
    ACCEPTED = "accepted", _("Accepted")
    NOT_READABLE = "not_readable", _("Not readable")
    WRONG = "wrong", _("Wrong document")
    NOT_NEEDED = "not_needed", _("Not needed")


SETTLED_STATUSES = (DocumentStatus.ACCEPTED, DocumentStatus.NOT_NEEDED)
ASKED_AGAIN = (DocumentStatus.NOT_READABLE, DocumentStatus.WRONG)
TONES = {
    DocumentStatus.MISSING: "quiet",
    DocumentStatus.HANDED_IN: "info",
    DocumentStatus.ACCEPTED: "ok",
    DocumentStatus.NOT_READABLE: "bad",
    DocumentStatus.WRONG: "bad",
    DocumentStatus.NOT_NEEDED: "quiet",
}


class DocumentQuerySet(models.QuerySet["Document"]):
    def unsettled(self) -> "DocumentQuerySet":
        return self.exclude(status__in=SETTLED_STATUSES)

    def accepted_unseen(self) -> "DocumentQuerySet":
        """Accepted from a photo, while nobody has seen the original yet."""
        photographed = self.exclude(kind__giving=Giving.TYPED)
        return photographed.filter(status=DocumentStatus.ACCEPTED, original_seen=False).order_by("kind__no")

    def untouched(self) -> "DocumentQuerySet":
        """Neither handed in nor decided on: as the checklist laid them out."""
        laid_out = (DocumentStatus.MISSING, DocumentStatus.NOT_NEEDED)
        return self.filter(scans=None, decided_by=None, status__in=laid_out)

    def in_order(self) -> "DocumentQuerySet":
        return (
            self.select_related("kind", "taken_from__application__office")
            .prefetch_related("scans__file")
            .order_by("kind__no")
        )


class Document(models.Model):
    """One of the 16 kinds on the checklist of a case."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="documents")
    kind = models.ForeignKey(DocumentKind, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=DocumentStatus, default=DocumentStatus.MISSING)
    note = models.CharField(max_length=500, blank=True)
    original_seen = models.BooleanField(default=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    asked_again_at = models.DateTimeField(null=True, blank=True)
    taken_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="taken_by")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "kind"], name="document_once_per_application"),
            models.CheckConstraint(
                condition=~models.Q(status=DocumentStatus.NOT_NEEDED) | ~models.Q(note=""),
                name="document_not_needed_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_id} {self.get_status_display()}"

    @property
    def tone(self) -> str:
        return TONES[DocumentStatus(self.status)]

    @property
    def is_asked_again(self) -> bool:
        return self.status in ASKED_AGAIN

    @property
    def scan_list(self) -> "list[Any]":
        pages = list(self.scans.all())
        for page in pages:
            page.document = self
        return pages


class Scan(models.Model):
    """A page of a document: one photo or PDF.

    `came_as` is the SHA-256 of the bytes that came, so that a file sent twice is one page. `harm_told_at` is when
    people were told of a virus that was found in it later.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="scans")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=1)
    came_as = models.CharField(max_length=64, blank=True)
    added_at = models.DateTimeField(null=True, blank=True)
    harm_told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "came_as"], condition=~models.Q(came_as=""), name="page_once_per_document"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id}/{self.position}"

    @property
    def handed_in_at(self) -> datetime:
        return self.added_at or self.file.uploaded_at

    @property
    def is_earlier(self) -> bool:
        """It was there when the document was asked for again."""
        asked_at = self.document.asked_again_at
        return asked_at is not None and self.handed_in_at <= asked_at
