"""Motions put on a case and the votes on them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.models import RefusalGround
from commission.models.agenda import AgendaPoint
from commission.models.composition import Member
from commission.states import MotionKind
from commission.voting import Choice, MotionResult, Reason, Result

COUNTS = ("base", "quorum", "present", "votes_for", "against", "abstained")


class Motion(models.Model):
    """A proposal that is voted on; the counts are written down when the vote is closed."""

    point = models.ForeignKey(AgendaPoint, models.PROTECT, related_name="motions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=MotionKind)
    amount = models.PositiveIntegerField(null=True)
    ground = models.ForeignKey(RefusalGround, models.PROTECT, null=True, related_name="+")
    words = models.TextField(blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")
    proposed_at = models.DateTimeField(editable=False)
    result = models.CharField(max_length=10, choices=MotionResult, default=MotionResult.OPEN)
    reason = models.CharField(max_length=20, choices=Reason, blank=True)
    base = models.PositiveSmallIntegerField(null=True, editable=False)
    quorum = models.PositiveSmallIntegerField(null=True, editable=False)
    present = models.PositiveSmallIntegerField(null=True, editable=False)
    votes_for = models.PositiveSmallIntegerField(null=True, editable=False)
    against = models.PositiveSmallIntegerField(null=True, editable=False)
    abstained = models.PositiveSmallIntegerField(null=True, editable=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["point", "position"], name="motion_position_once"),
            models.UniqueConstraint(
                fields=["point"], condition=Q(result=MotionResult.OPEN), name="motion_open_once_per_point"
            ),
            models.UniqueConstraint(
                fields=["point"], condition=Q(result=MotionResult.CARRIED), name="motion_carried_once_per_point"
            ),
            models.CheckConstraint(
                name="motion_grant_has_amount",
                condition=Q(kind=MotionKind.GRANT, amount__gt=0) | ~Q(kind=MotionKind.GRANT) & Q(amount=None),
            ),
            models.CheckConstraint(
                name="motion_refusal_has_ground_and_words",
                condition=Q(kind=MotionKind.REFUSE, ground__isnull=False) & ~Q(words="")
                | ~Q(kind=MotionKind.REFUSE) & Q(ground=None),
            ),
            models.CheckConstraint(
                condition=~Q(kind=MotionKind.PUT_OFF) | ~Q(words=""), name="motion_put_off_has_words"
            ),
            models.CheckConstraint(
                condition=Q(result=MotionResult.OPEN) | Q(base__isnull=False) & ~Q(reason=""),
                name="motion_counted_has_numbers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.point_id}.{self.position}"

    @property
    def is_open(self) -> bool:
        return self.result == MotionResult.OPEN

    @property
    def is_carried(self) -> bool:
        return self.result == MotionResult.CARRIED

    @property
    def decided_by_chair(self) -> bool:
        counted = self.counted
        return counted is not None and counted.by_chair

    @property
    def counted(self) -> Result | None:
        """How the vote ended, or None while it is open."""
        if self.is_open:
            return None
        numbers = {name: getattr(self, name) for name in COUNTS}
        return Result(**numbers, reason=Reason(self.reason))


class Vote(models.Model):
    """One member's vote on one motion, by raised hand or from the member's own account."""

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="votes")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    choice = models.CharField(max_length=10, choices=Choice)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")
    at = models.DateTimeField(editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "member"], name="vote_once_per_member")]

    def __str__(self) -> str:
        return f"{self.motion_id}: {self.member_id}"

    @property
    def is_cast_alone(self) -> bool:
        """Whether the member voted from her own account, so that the secretary's record does not replace it."""
        return self.member.user_id == self.recorded_by_id
