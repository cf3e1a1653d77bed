"""What a category says, in force or still in a draft: whom it helps, with how much, on which conditions."""

from typing import Any

from django.db import models
from django.db.models import Q

from entitlements.amounts import NEED_VALUE, AmountKind, Rule
from entitlements.conditions import NEED_INCOME_VALUE, Frequency, IncomeTest
from entitlements.topics import Topic
from socialaid.lib.localized import localized


class CategoryTerms(models.Model):
    """The terms of a category, the same columns wherever they lie."""

    topic = models.CharField(max_length=12, choices=Topic, default=Topic.OTHER)
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

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_kind__in=NEED_VALUE, amount_value__isnull=False, amount_value__gt=0)
                | (~Q(amount_kind__in=NEED_VALUE) & Q(amount_value=None)),
                name="%(class)s_amount_fits_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(amount_cap=None) | Q(amount_kind=AmountKind.COST, amount_cap__gt=0),
                name="%(class)s_cap_is_of_a_cost",
            ),
            models.CheckConstraint(
                condition=Q(income_test__in=NEED_INCOME_VALUE, income_value__isnull=False, income_value__gt=0)
                | (~Q(income_test__in=NEED_INCOME_VALUE) & Q(income_value=None)),
                name="%(class)s_income_value_fits_its_test",
            ),
        ]

    def __str__(self) -> str:
        return localized(self, "title")

    @property
    def rule(self) -> Rule:
        return Rule(self.amount_kind, self.amount_value, self.amount_cap, self.amount_per_member)

    @classmethod
    def names(cls) -> list[str]:
        """The columns of the terms."""
        return [field.name for field in CategoryTerms._meta.fields]

    @property
    def terms(self) -> dict[str, Any]:
        """The columns of the terms by name, to be written into another row."""
        return {name: getattr(self, name) for name in self.names()}
