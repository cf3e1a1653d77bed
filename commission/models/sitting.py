"""A sitting of a commission and who came to it."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from commission.models.composition import Commission, Member
from commission.states import TONES, SittingState
from socialaid.prints.models import Print


class SittingQuerySet(models.QuerySet["Sitting"]):
    def coming(self) -> "SittingQuerySet":
        return self.exclude(state=SittingState.CLOSED).order_by("starts_at", "pk")

    def held(self) -> "SittingQuerySet":
        return self.filter(state=SittingState.CLOSED).order_by("-starts_at", "-pk")


class Sitting(models.Model):
    """One meeting of the commission: planned, then under way, then closed for good."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="sittings")
    number = models.CharField(max_length=30, unique=True)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=SittingState, default=SittingState.PLANNED)
    opened_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    minutes = models.ForeignKey(Print, models.PROTECT, null=True, editable=False, related_name="+")

    objects = SittingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["commission", "state", "starts_at"], name="sitting_list")]
        constraints = [
            models.CheckConstraint(
                name="sitting_closed_by_somebody",
                condition=Q(closed_at=None, closed_by=None) & ~Q(state=SittingState.CLOSED)
                | Q(closed_at__isnull=False, closed_by__isnull=False, state=SittingState.CLOSED),
            )
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("desk:sitting", args=[self.pk])

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def is_closed(self) -> bool:
        return self.state == SittingState.CLOSED

    @property
    def is_open(self) -> bool:
        return self.state == SittingState.OPEN

    @property
    def held_on(self) -> date:
        """The day in Asia/Almaty on which the sitting met, or is planned to meet."""
        return timezone.localdate(self.opened_at or self.starts_at)


class Attendance(models.Model):
    """Whether a member came to a sitting."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="attendance")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    present = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "member"], name="attendance_once_per_member")]

    def __str__(self) -> str:
        return f"{self.sitting_id}: {self.member_id}"
