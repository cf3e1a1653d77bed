"""Versions of the standard: every limit is a column, so that a later standard is another row."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class StandardVersionQuerySet(models.QuerySet["StandardVersion"]):
    def in_force(self, day: date) -> "StandardVersion":
        """The version that binds on `day`; the oldest known one before that."""
        known = self.filter(Q(in_force_to=None) | Q(in_force_to__gte=day), in_force_from__lte=day)
        return known.order_by("-in_force_from").first() or self.order_by("in_force_from")[0]


class StandardVersion(models.Model):
    """A standard with its limits (Standard §7, §10, §23). Days are calendar days unless named otherwise."""

    code = models.SlugField(max_length=40, unique=True)
    act_number = models.CharField(max_length=40)
    adopted_on = models.DateField()
    registered_number = models.CharField(max_length=40, blank=True)
    registered_on = models.DateField(null=True, blank=True)
    repealed_by = models.CharField(max_length=80, blank=True)
    repealed_on = models.DateField(null=True, blank=True)
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True, blank=True)
    last_known_edition = models.BooleanField(default=False)
    pay_days = models.PositiveSmallIntegerField(default=15)
    wait_minutes = models.PositiveSmallIntegerField(default=40)
    registration_working_days = models.PositiveSmallIntegerField(default=1)
    complaint_days = models.PositiveSmallIntegerField(default=15)
    complaint_days_extended = models.PositiveSmallIntegerField(default=30)
    complaint_notice_days = models.PositiveSmallIntegerField(default=3)
    complaint_passing_working_days = models.PositiveSmallIntegerField(default=3)

    objects = StandardVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition of the standard")
        verbose_name_plural = _("editions of the standard")

    def __str__(self) -> str:
        return self.code
