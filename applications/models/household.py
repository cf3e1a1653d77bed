"""The family and what each of its members had in the past quarter (document 14)."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models.application import Application
from applications.quarters import Quarter


class Relation(models.TextChoices):
    """What a member is to the applicant."""

    SELF = "self", _("applicant")
    SPOUSE = "spouse", _("wife or husband")
    CHILD = "child", _("son or daughter")
    PARENT = "parent", _("mother or father")
    SIBLING = "sibling", _("brother or sister")
    OTHER = "other", _("another person")


class IncomeKind(models.TextChoices):
    WAGE = "wage", _("Wages")
    PENSION = "pension", _("Pension")
    BENEFIT = "benefit", _("State benefits")
    SCHOLARSHIP = "scholarship", _("Scholarship")
    BUSINESS = "business", _("Own business")
    FARM = "farm", _("Own land and cattle")
    ALIMONY = "alimony", _("Alimony")
    OTHER = "other", _("Other money")


class Household(models.Model):
    """The family of a case, with the quarter that its table of income is about."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="household")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    is_complete = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="household_quarter_exists"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.year}/{self.quarter}"

    @property
    def period(self) -> Quarter:
        return Quarter(self.year, self.quarter)

    @period.setter
    def period(self, quarter: Quarter) -> None:
        self.year, self.quarter = quarter.year, quarter.number


class HouseholdMember(models.Model):
    """One person of the family. The applicant's own row has no name: it is read from her answers."""

    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="members")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=150, blank=True)
    relation = models.CharField(max_length=8, choices=Relation)
    birth_date = models.DateField(null=True, blank=True)
    is_answered = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["household", "position"], name="household_member_has_a_place"),
            models.UniqueConstraint(
                fields=["household"], condition=Q(relation=Relation.SELF), name="household_has_one_applicant"
            ),
            models.CheckConstraint(
                condition=Q(relation=Relation.SELF, name="") | ~Q(relation=Relation.SELF) & ~Q(name=""),
                name="household_member_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.household_id}/{self.position}"

    @property
    def income_list(self) -> "list[Any]":
        return list(self.incomes.all())


class Income(models.Model):
    """What a member had of one kind in the whole quarter, in whole tenge."""

    member = models.ForeignKey(HouseholdMember, on_delete=models.CASCADE, related_name="incomes")
    kind = models.CharField(max_length=12, choices=IncomeKind)
    amount = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["member", "kind"], name="income_once_of_a_kind"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="income_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.kind} {self.amount}"
