"""The points of a sitting's agenda, and who takes no part in which of them."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from applications.models import Application, CommissionDecision
from commission.models.composition import Member
from commission.models.sitting import Sitting
from commission.states import POINT_TONES, PointState, RecusalCause

if TYPE_CHECKING:
    from commission.models.motion import Motion


class AgendaPointQuerySet(models.QuerySet["AgendaPoint"]):
    def undecided(self) -> "AgendaPointQuerySet":
        return self.filter(state=PointState.OPEN)

    def on_the_table(self) -> "AgendaPointQuerySet":
        return self.exclude(state=PointState.TAKEN_OFF)


class AgendaPoint(models.Model):
    """One case before one sitting; a case stands open on one agenda at a time."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="points")
    application = models.ForeignKey(Application, models.PROTECT, related_name="agenda_points")
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=PointState, default=PointState.OPEN)
    needed = models.TextField(blank=True)
    decision = models.OneToOneField(CommissionDecision, models.PROTECT, null=True, editable=False, related_name="+")

    objects = AgendaPointQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "application"], name="agenda_case_once_per_sitting"),
            models.UniqueConstraint(fields=["sitting", "position"], name="agenda_position_once"),
            models.UniqueConstraint(
                fields=["application"], condition=Q(state=PointState.OPEN), name="agenda_case_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sitting_id}.{self.position}"

    def get_absolute_url(self) -> str:
        return reverse("desk:agenda-point", args=[self.sitting_id, self.position])

    @property
    def tone(self) -> str:
        return POINT_TONES[self.state]

    @property
    def carried(self) -> "Motion | None":
        """The motion that settles the point, from the motions read along with the agenda."""
        return next((motion for motion in self.motions.all() if motion.is_carried), None)

    @property
    def is_open(self) -> bool:
        return self.state == PointState.OPEN


class Recusal(models.Model):
    """A member who takes no part in one case: found by the program (nobody recorded it), or said in the room."""

    point = models.ForeignKey(AgendaPoint, models.PROTECT, related_name="recusals")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    cause = models.CharField(max_length=10, choices=RecusalCause, default=RecusalCause.SAID)
    reason = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    at = models.DateTimeField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["point", "member"], name="recusal_once"),
            models.CheckConstraint(
                condition=Q(cause=RecusalCause.SAID, recorded_by__isnull=False) & ~Q(reason="")
                | ~Q(cause=RecusalCause.SAID) & Q(recorded_by=None),
                name="recusal_said_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.point_id}: {self.member_id}"

    @property
    def reason_words(self) -> str:
        return self.reason or str(RecusalCause(self.cause).label)
