"""The decisions of maslikhats that set the categories (Standard §6)."""

from django.db import models
from django.db.models import F, Q

from offices.models import Office
from socialaid.lib.localized import localized


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

    class Meta:
        ordering = ["office__order", "-adopted_on"]
        constraints = [
            models.UniqueConstraint(fields=["office", "number", "adopted_on"], name="maslikhat_decision_once"),
            models.CheckConstraint(
                condition=Q(in_force_to=None) | Q(in_force_to__gte=F("in_force_from")),
                name="maslikhat_decision_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{localized(self, 'title')} № {self.number}"
