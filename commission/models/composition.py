"""Who sits on the commission of an office, and by which act."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from offices.models import Office


class Commission(models.Model):
    """The commission of one office; its quorum is a share of the members (two thirds as a rule)."""

    office = models.OneToOneField(Office, models.PROTECT)
    legal_basis_kk = models.TextField()
    legal_basis_ru = models.TextField()
    quorum_numerator = models.PositiveSmallIntegerField(default=2)
    quorum_denominator = models.PositiveSmallIntegerField(default=3)

    class Meta:
        verbose_name = _("commission")
        verbose_name_plural = _("commissions")
        constraints = [
            models.CheckConstraint(
                name="commission_quorum_is_a_share",
                condition=Q(quorum_numerator__gte=1) & Q(quorum_denominator__gte=F("quorum_numerator")),
            )
        ]

    def __str__(self) -> str:
        return self.office.code


class MemberRole(models.TextChoices):
    CHAIR = "chair", _("chair")
    MEMBER = "member", _("member")
    SECRETARY = "secretary", _("secretary")


class MemberQuerySet(models.QuerySet["Member"]):
    def serving(self, day: date) -> "MemberQuerySet":
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)

    def voting(self) -> "MemberQuerySet":
        return self.filter(votes=True)


class Member(models.Model):
    """One person's term on a commission; a member from outside needs no account."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="commission_terms"
    )
    surname = models.CharField(max_length=80)
    given_name = models.CharField(max_length=80)
    patronymic = models.CharField(max_length=80, blank=True)
    post_kk = models.CharField(max_length=200)
    post_ru = models.CharField(max_length=200)
    role = models.CharField(max_length=10, choices=MemberRole, default=MemberRole.MEMBER)
    votes = models.BooleanField(default=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["role", "surname", "given_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commission"],
                condition=Q(role=MemberRole.CHAIR, until=None),
                name="commission_has_one_chair",
            ),
            models.UniqueConstraint(
                fields=["commission", "user"], condition=Q(until=None), name="commission_member_once"
            ),
            models.CheckConstraint(condition=~Q(role=MemberRole.CHAIR) | Q(votes=True), name="commission_chair_votes"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return " ".join(filter(None, [self.surname, self.given_name, self.patronymic]))

    @property
    def is_chair(self) -> bool:
        return self.role == MemberRole.CHAIR
