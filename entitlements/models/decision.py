"""The decisions of maslikhats that set the categories (Standard §6)."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from offices.models import Office
from socialaid.lib.localized import localized


class MaslikhatDecisionQuerySet(models.QuerySet["MaslikhatDecision"]):
    def of(self, office: Office) -> "MaslikhatDecisionQuerySet":
        return self.filter(office=office)

    def newest(self) -> "MaslikhatDecision | None":
        """The decision that no later one has ended; it may still be to come into force."""
        return self.filter(in_force_to=None).first()


class MaslikhatDecision(models.Model):
    """A maslikhat's decision on social assistance.

    `in_force_from` is the day of adoption where the day of entry into force is not known; `edition_of` is the day of
    the last change that the text we know takes in. A later decision is another row, and this one then gets its end.
    """

    code = models.SlugField(max_length=60, unique=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="maslikhat_decisions")
    number = models.CharField(max_length=40)
    adopted_on = models.DateField()
    registered = models.CharField(max_length=40, blank=True)
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    edition_of = models.DateField(null=True, blank=True)
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True, blank=True)
    last_known_edition = models.BooleanField(default=False)

    objects = MaslikhatDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("maslikhat decision")
        verbose_name_plural = _("maslikhat decisions")
        ordering = ["office__order", "-in_force_from"]
        constraints = [
            models.UniqueConstraint(fields=["office", "number", "adopted_on"], name="maslikhat_decision_once"),
            models.UniqueConstraint(
                fields=["office"], condition=Q(in_force_to=None), name="maslikhat_decision_one_without_end"
            ),
            models.CheckConstraint(
                condition=Q(in_force_to=None) | Q(in_force_to__gte=F("in_force_from")),
                name="maslikhat_decision_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{localized(self, 'title')} № {self.number}"

    def is_in_force(self, day: date) -> bool:
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)
