"""A category of needy citizens with its amount, conditions and documents (Standard §6, §12)."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entitlements.models.decision import MaslikhatDecision
from entitlements.models.document_kind import DocumentKind
from entitlements.models.terms import CategoryTerms
from offices.models import Office


class CategoryQuerySet(models.QuerySet["Category"]):
    def in_force(self, day: date) -> "CategoryQuerySet":
        return self.filter(Q(in_force_to=None) | Q(in_force_to__gte=day), in_force_from__lte=day)

    def of(self, office: Office) -> "CategoryQuerySet":
        return self.filter(office=office)

    def by_application(self) -> "CategoryQuerySet":
        """Those that a person applies for; the others are paid by a list, such as 9 May."""
        return self.filter(by_list=False)


class Category(CategoryTerms):
    """Whom a maslikhat helps and how.

    A new version is another row, which `replaces` the one before it: a case keeps the version of its filing day.
    """

    code = models.SlugField(max_length=80, unique=True)
    decision = models.ForeignKey(MaslikhatDecision, on_delete=models.PROTECT, related_name="categories")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="categories")
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors", editable=False
    )
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True, blank=True)
    documents = models.ManyToManyField(DocumentKind, through="NeededDocument", related_name="categories")

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["office__order", "by_list", "code"]
        indexes = [models.Index(fields=["office", "in_force_from"], name="category_office_in_force")]
        constraints = [
            *CategoryTerms.Meta.constraints,
            models.CheckConstraint(
                condition=Q(in_force_to=None) | Q(in_force_to__gte=F("in_force_from")),
                name="category_ends_after_it_begins",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("category", args=[self.code])

    def is_in_force(self, day: date) -> bool:
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)


class NeededDocument(models.Model):
    """A document that a category asks for, with what exactly counts as it there.

    Where `needed_by_default` is false the document stays on the list; the note says why nobody has to bring it.
    """

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="needed_documents")
    kind = models.ForeignKey(DocumentKind, on_delete=models.PROTECT, related_name="needed_in")
    needed_by_default = models.BooleanField(default=True)
    note_kk = models.CharField(max_length=300, blank=True)
    note_ru = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["kind__no"]
        constraints = [
            models.UniqueConstraint(fields=["category", "kind"], name="needed_document_once"),
            models.CheckConstraint(
                condition=Q(needed_by_default=True) | ~Q(note_kk=""), name="unneeded_document_says_why"
            ),
        ]

    def __str__(self) -> str:
        return str(self.kind)
