"""The 16 documents of the standard (Standard §12), and the one paper beside them that lets a person act for another."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from socialaid.lib.localized import localized

GROUND_FOR_ACTING = "ground_for_acting"


class DocumentKindQuerySet(models.QuerySet["DocumentKind"]):
    def base(self) -> "DocumentKindQuerySet":
        """The documents that every applicant brings."""
        return self.filter(base=True)

    def of_standard(self) -> "DocumentKindQuerySet":
        """The 16 of the standard; the paper of a representative is none of them."""
        return self.exclude(code=GROUND_FOR_ACTING)


class Giving(models.TextChoices):
    """How a document reaches the department when one applies online."""

    TYPED = "typed", _("You write it on the page: no paper is needed")
    PHOTO = "photo", _("A photo is enough; you show the original later")
    TYPED_WITH_PHOTOS = "typed_photos", _("You write the sums on the page and add photos of the certificates")


class DocumentKind(models.Model):
    """One of the 16 documents, or with the number 0 the paper by which somebody acts for the applicant.

    `needed_by_default` is false where the document no longer exists (the RNN).

    `help` says in plain words what counts as it. `reusable_months` is how long a copy that was accepted may serve in
    another case of the same person; never, where it is empty.
    """

    code = models.SlugField(max_length=40, unique=True)
    no = models.PositiveSmallIntegerField(unique=True)
    name_kk = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300)
    short_kk = models.CharField(max_length=40)
    short_ru = models.CharField(max_length=40)
    short_en = models.CharField(max_length=40)
    note_kk = models.CharField(max_length=300, blank=True)
    note_ru = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)
    help_kk = models.CharField(max_length=300, blank=True)
    help_ru = models.CharField(max_length=300, blank=True)
    help_en = models.CharField(max_length=300, blank=True)
    giving = models.CharField(max_length=12, choices=Giving, default=Giving.PHOTO)
    base = models.BooleanField(default=False)
    needed_by_default = models.BooleanField(default=True)
    reusable_months = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = DocumentKindQuerySet.as_manager()

    class Meta:
        verbose_name = _("kind of document")
        verbose_name_plural = _("kinds of documents")
        ordering = ["no"]
        constraints = [
            models.CheckConstraint(
                condition=Q(no__range=(1, 16)) | Q(no=0, code=GROUND_FOR_ACTING), name="document_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.numeral}{localized(self, 'short')}"

    @property
    def numeral(self) -> str:
        """Its number as it stands before its name; nothing for what is none of the 16."""
        return f"{self.no}. " if self.no else ""

    @property
    def called(self) -> str:
        """How a sentence speaks of it: its number, or its name where it has none."""
        return str(self.no or localized(self, "short"))
