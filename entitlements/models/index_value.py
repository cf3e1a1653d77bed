"""The monthly calculation index and the subsistence minimum, by the day from which they apply."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from entitlements.conditions import IndexKind


class IndexValueQuerySet(models.QuerySet["IndexValue"]):
    def on(self, kind: str, day: date) -> "IndexValue | None":
        """The value that applies to social payments on `day`; nothing before the first known one."""
        return self.filter(kind=kind, since__lte=day).order_by("-since").first()


class IndexValue(models.Model):
    """A value in tenge. `verified` is false until somebody has compared it with the text of the budget law."""

    kind = models.CharField(max_length=3, choices=IndexKind)
    since = models.DateField()
    value = models.PositiveIntegerField()
    verified = models.BooleanField(default=False)

    objects = IndexValueQuerySet.as_manager()

    class Meta:
        verbose_name = _("index value")
        verbose_name_plural = _("index values")
        ordering = ["kind", "-since"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "since"], name="index_value_once"),
            models.CheckConstraint(condition=models.Q(value__gt=0), name="index_value_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.since}: {self.value}"
