"""A new decision of a maslikhat while the head of the department is entering it (Standard §6)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from entitlements.models.category import Category
from entitlements.models.decision import MaslikhatDecision
from entitlements.models.document_kind import DocumentKind
from entitlements.models.terms import CategoryTerms
from offices.models import Office


class DecisionDraft(models.Model):
    """What will become a decision. `revision` grows with every change, so that nobody publishes what she has not seen.

    `copied_from` is the version in force when it was begun. Once `published` is set, nothing changes any more.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="decision_drafts")
    copied_from = models.ForeignKey(
        MaslikhatDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="drafts_after"
    )
    number = models.CharField(max_length=40)
    adopted_on = models.DateField()
    registered = models.CharField(max_length=40, blank=True)
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    in_force_from = models.DateField()
    revision = models.PositiveIntegerField(default=1)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    published = models.OneToOneField(
        MaslikhatDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="draft"
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-begun_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["office"], condition=Q(published=None), name="decision_draft_one_open_per_office"
            ),
        ]

    def __str__(self) -> str:
        return f"№ {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("desk:rules-draft", args=[self.pk])


class DraftCategory(CategoryTerms):
    """A category of the draft: a copy of one in force (`replaces`), or a new one. `ends` drops it from the new version.

    `papers` holds the documents beyond the base: their number as text, with a note in each language.
    """

    draft = models.ForeignKey(DecisionDraft, on_delete=models.CASCADE, related_name="categories")
    replaces = models.ForeignKey(
        Category, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    ends = models.BooleanField(default=False)
    papers = models.JSONField(default=dict, blank=True)

    class Meta(CategoryTerms.Meta):
        abstract = False
        ordering = ["by_list", "pk"]
        constraints = [
            *CategoryTerms.Meta.constraints,
            models.UniqueConstraint(fields=["draft", "replaces"], name="draft_category_replaces_once"),
            models.CheckConstraint(
                condition=Q(ends=False) | Q(replaces__isnull=False), name="draft_category_ends_what_was"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("desk:rules-category", args=[self.draft_id, self.pk])

    def numbers(self) -> list[int]:
        """The numbers of its own documents beyond the base, in the order of the standard."""
        return sorted(int(no) for no in self.papers)

    def note_of(self, kind: DocumentKind, language: str) -> str:
        return str(self.papers.get(str(kind.no), {}).get(language, ""))
