"""What is owed to an applicant by a decision, and by when."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, FilteredRelation, Q
from django.urls import reverse

from applications.models import Application, CommissionDecision
from deadlines.models import Due
from offices.models import Role
from offices.queries import active_memberships, active_substitutions
from offices.rules import Person
from payments.states import LIVE, LIVE_STATE_OF, PHASE_TONES, PaymentState, Phase, phase_of

if TYPE_CHECKING:
    from payments.models.transfer import Transfer

PAYING_ROLES = (Role.SPECIALIST, Role.HEAD, Role.DEPUTY)


def paying_offices(user: Person) -> set[int]:
    """The offices in which she works on payments, or stands in today for a head who is away."""
    own = {post.office_id for post in active_memberships(user) if post.role in PAYING_ROLES}
    return own | {row.absent.office_id for row in active_substitutions(user) if row.absent.role == Role.HEAD}


class PaymentQuerySet(models.QuerySet["Payment"]):
    def visible_to(self, user: Person) -> "PaymentQuerySet":
        """The payments of the offices in which `user` works on them."""
        return self.filter(application__office__in=paying_offices(user))

    def with_phase(self) -> "PaymentQuerySet":
        """Each payment with the state of its live transfer, so that a list asks nothing more per row."""
        live = FilteredRelation("transfers", condition=Q(transfers__state__in=LIVE))
        return self.annotate(live=live, live_state=F("live__state"))

    def in_phase(self, phase: Phase) -> "PaymentQuerySet":
        """Only those that have come just as far; after `with_phase`."""
        return self.filter(live_state=LIVE_STATE_OF[phase])

    def unpaid(self) -> "PaymentQuerySet":
        return self.filter(state=PaymentState.OWED)

    def due_by(self, day: date) -> "PaymentQuerySet":
        return self.filter(due_on__lte=day)

    def for_list(self) -> "PaymentQuerySet":
        return self.with_phase().select_related("application__applicant", "application__office", "due")


class Payment(models.Model):
    """One sum that a decision grants, in whole tenge, with the last day of its limit (Standard §5, §7(1))."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="payments")
    decision = models.ForeignKey(CommissionDecision, on_delete=models.PROTECT, related_name="payments")
    position = models.PositiveSmallIntegerField(default=1)
    amount = models.PositiveIntegerField()
    due = models.ForeignKey(Due, null=True, blank=True, on_delete=models.PROTECT, related_name="payments")
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=PaymentState, default=PaymentState.OWED)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "position"], name="payment_position_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_is_more_than_nothing"),
        ]
        indexes = [models.Index(fields=["state", "due_on", "id"], name="payment_by_due_day")]

    def __str__(self) -> str:
        return f"{self.application} / {self.position}"

    def get_absolute_url(self) -> str:
        return reverse("desk:payment", args=[self.pk])

    @property
    def is_paid(self) -> bool:
        return self.state == PaymentState.PAID

    @property
    def is_first(self) -> bool:
        return self.position == 1

    @cached_property
    def live_transfer(self) -> "Transfer | None":
        """The attempt that is under way or has paid it; none while nothing is prepared."""
        return self.transfers.live().first()

    @cached_property
    def phase(self) -> Phase:
        """How far it has come; a list asks `with_phase` for it, so that no row asks for itself."""
        if "live_state" in self.__dict__:
            return phase_of(self.__dict__["live_state"])
        return phase_of(self.live_transfer.state if self.live_transfer else None)

    @property
    def tone(self) -> str:
        return PHASE_TONES[self.phase]
