"""Who works where, as what, and who stands in for whom."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from offices.models.office import Office


class Role(models.TextChoices):
    SPECIALIST = "specialist", _("specialist")
    HEAD = "head", _("head of department")
    DEPUTY = "deputy", _("deputy head of department")
    SECRETARY = "secretary", _("commission secretary")
    CHAIR = "chair", _("commission chair")
    MEMBER = "member", _("commission member")
    DIRECTORATE = "directorate", _("regional directorate")
    ADMINISTRATOR = "administrator", _("administrator")


class InForceQuerySet(models.QuerySet["Membership"]):
    def active(self, day: date) -> "InForceQuerySet":
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


class Membership(models.Model):
    """A person's post in an office, for a time. One person may hold several."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    post_kk = models.CharField(max_length=200, blank=True)
    post_ru = models.CharField(max_length=200, blank=True)
    post_en = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = InForceQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints = [
            models.UniqueConstraint(fields=["user", "office", "role", "since"], name="membership_once"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="membership_ends_after_it_begins"
            ),
        ]
        indexes = [models.Index(fields=["office", "role"], name="membership_office_role")]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.office}"


class Substitution(models.Model):
    """For some days somebody acts for a head who is away, on a stated ground (an order and its date)."""

    absent = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="substitutions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="substitutions")
    since = models.DateField()
    until = models.DateField()
    ground = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("substitution")
        verbose_name_plural = _("substitutions")
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="substitution_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.since} - {self.until}"
