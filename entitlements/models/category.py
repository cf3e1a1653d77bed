"""A category of needy citizens with its amount, conditions and documents (Standard §6, §12)."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entitlements.amounts import NEED_VALUE, AmountKind, Rule
from entitlements.conditions import NEED_INCOME_VALUE, Frequency, IncomeTest
from entitlements.models.decision import MaslikhatDecision
from entitlements.models.document_kind import DocumentKind
from offices.models import Office
from socialaid.lib.localized import localized


class CategoryQuerySet(models.QuerySet["Category"]):
    def in_force(self, day: date) -> "CategoryQuerySet":
        return self.filter(Q(in_force_to=None) | Q(in_force_to__gte=day), in_force_from__lte=day)

    def of(self, office: Office) -> "CategoryQuerySet":
        return self.filter(office=office)

    def by_application(self) -> "CategoryQuerySet":
        """Those that a person applies for; the others are paid by a list, such as 9 May."""
        return self.filter(by_list=False)


class Category(models.Model):
    """Whom a maslikhat helps and how. A new version is another row: a case keeps the one of its filing day."""

    code = models.SlugField(max_length=80, unique=True)
    decision = models.ForeignKey(MaslikhatDecision, on_delete=models.PROTECT, related_name="categories")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="categories")
    title_kk = models.CharField(max_length=200)
    title_ru = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    summary_kk = models.TextField()
    summary_ru = models.TextField()
    summary_en = models.TextField()
    amount_kind = models.CharField(max_length=20, choices=AmountKind)
    amount_value = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    amount_cap = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    amount_per_member = models.BooleanField(default=False)
    frequency = models.CharField(max_length=20, choices=Frequency)
    payments_at_most = models.PositiveSmallIntegerField(null=True, blank=True)
    income_test = models.CharField(max_length=20, choices=IncomeTest, default=IncomeTest.UNKNOWN)
    income_value = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    apply_within_months = models.PositiveSmallIntegerField(null=True, blank=True)
    by_list = models.BooleanField(default=False)
    needs_survey = models.BooleanField(default=False)
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
            models.CheckConstraint(
                condition=Q(in_force_to=None) | Q(in_force_to__gte=F("in_force_from")),
                name="category_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(amount_kind__in=NEED_VALUE, amount_value__isnull=False, amount_value__gt=0)
                | (~Q(amount_kind__in=NEED_VALUE) & Q(amount_value=None)),
                name="category_amount_fits_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(amount_cap=None) | Q(amount_kind=AmountKind.COST, amount_cap__gt=0),
                name="category_cap_is_of_a_cost",
            ),
            models.CheckConstraint(
                condition=Q(income_test__in=NEED_INCOME_VALUE, income_value__isnull=False, income_value__gt=0)
                | (~Q(income_test__in=NEED_INCOME_VALUE) & Q(income_value=None)),
                name="category_income_value_fits_its_test",
            ),
        ]

    def __str__(self) -> str:
        return localized(self, "title")

    def get_absolute_url(self) -> str:
        return reverse("category", args=[self.code])

    @property
    def rule(self) -> Rule:
        return Rule(self.amount_kind, self.amount_value, self.amount_cap, self.amount_per_member)

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
