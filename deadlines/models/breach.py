"""A due day that went by: a fact that nobody can delete."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from deadlines.models.due import Due
from offices.models import Office


class BreachQuerySet(models.QuerySet["Breach"]):
    def standing(self) -> "BreachQuerySet":
        """The breaches that count in the figures."""
        return self.filter(disproved_at=None)

    def of_offices(self, offices: Iterable[Office]) -> "BreachQuerySet":
        return self.filter(due__office__in=list(offices))


class Breach(models.Model):
    """It can be explained, or disproved with the reference that shows it was done in time; the row stays."""

    due = models.OneToOneField(Due, models.PROTECT, related_name="breach")
    recorded_at = models.DateTimeField(_("recorded at"))
    explanation = models.TextField(_("explanation"), blank=True)
    explained_at = models.DateTimeField(null=True, blank=True)
    explained_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    disproved_reference = models.CharField(_("reference"), max_length=100, blank=True)
    disproved_at = models.DateTimeField(null=True, blank=True)
    disproved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = BreachQuerySet.as_manager()

    class Meta:
        verbose_name = _("breach")
        verbose_name_plural = _("breaches")
        constraints = [
            models.CheckConstraint(
                name="breach_explained_in_words",
                condition=Q(explained_at=None, explanation="") | Q(explained_at__isnull=False) & ~Q(explanation=""),
            ),
            models.CheckConstraint(
                name="breach_disproved_by_reference",
                condition=Q(disproved_at=None, disproved_reference="")
                | Q(disproved_at__isnull=False) & ~Q(disproved_reference=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.due)

    def get_absolute_url(self) -> str:
        return reverse("desk:breach", args=[self.pk])

    @property
    def is_standing(self) -> bool:
        return self.disproved_at is None
