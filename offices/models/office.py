"""The 19 departments, the directorate and the akimat (Standard annex 1, §24)."""

from datetime import time

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from socialaid.lib.localized import localized


class OfficeKind(models.TextChoices):
    DISTRICT = "district", _("district")
    CITY = "city", _("city")
    DIRECTORATE = "directorate", _("directorate")
    AKIMAT = "akimat", _("akimat")


class OriginalsBy(models.TextChoices):
    REGISTRATION = "registration", _("before registration")
    SITTING = "sitting", _("before the sitting")
    RESULT = "result", _("when the result is handed over")


class OfficeQuerySet(models.QuerySet["Office"]):
    def departments(self) -> "OfficeQuerySet":
        return self.filter(kind__in=(OfficeKind.DISTRICT, OfficeKind.CITY)).order_by("order")

    def directorate(self) -> "Office":
        return self.get(kind=OfficeKind.DIRECTORATE)


class Office(models.Model):
    """An office with its contacts and hours. Facts are those of the standard; `aliases` hold later names."""

    code = models.SlugField(max_length=40, unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=OfficeKind)
    territory_kk = models.CharField(max_length=120)
    territory_ru = models.CharField(max_length=120)
    territory_en = models.CharField(max_length=120)
    genitive_kk = models.CharField(max_length=120, blank=True)
    genitive_ru = models.CharField(max_length=120, blank=True)
    name_kk = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300)
    short_name_kk = models.CharField(max_length=120)
    short_name_ru = models.CharField(max_length=120)
    short_name_en = models.CharField(max_length=120)
    address_kk = models.CharField(max_length=300)
    address_ru = models.CharField(max_length=300)
    address_en = models.CharField(max_length=300, blank=True)
    phones = models.JSONField(default=list, blank=True)
    emails = models.JSONField(default=list, blank=True)
    websites = models.JSONField(default=list, blank=True)
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)
    break_from = models.TimeField(null=True, blank=True)
    break_to = models.TimeField(null=True, blank=True)
    workdays = models.JSONField(default=list, blank=True)
    leadership_reception = models.JSONField(default=list, blank=True)
    aliases = models.JSONField(default=list, blank=True)
    referral_days = models.PositiveSmallIntegerField(default=10)
    originals_by = models.CharField(max_length=12, choices=OriginalsBy, default=OriginalsBy.SITTING)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("department or office")
        verbose_name_plural = _("departments and offices")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return localized(self, "short_name")

    def get_absolute_url(self) -> str:
        return reverse("office", args=[self.code])

    @property
    def is_department(self) -> bool:
        return self.kind in (OfficeKind.DISTRICT, OfficeKind.CITY)

    def receives_at(self, weekday: int, moment: time) -> bool:
        """Whether the hours of the office cover `moment` on a weekday (Monday is 0); holidays are not its business."""
        if self.opens is None or self.closes is None or weekday not in self.workdays:
            return False
        at_lunch = self.break_from and self.break_to and self.break_from <= moment < self.break_to
        return self.opens <= moment < self.closes and not at_lunch
