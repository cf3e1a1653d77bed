"""How the result reached the applicant (Standard §16)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models.application import Application, Way


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    HANDED_OVER = "handed_over", _("handed over")
    POSTED = "posted", _("posted")
    RETURNED = "returned", _("came back")


class ResultDelivery(models.Model):
    """The delivery ledger: handed over (when, by whom, to whom) or posted (tracking number)."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="result_delivery")
    way = models.CharField(max_length=5, choices=Way)
    state = models.CharField(max_length=12, choices=DeliveryState, default=DeliveryState.WAITING)
    delivered_on = models.DateField(null=True, blank=True)
    delivered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to_whom = models.CharField(max_length=200, blank=True)
    tracking_number = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=DeliveryState.WAITING) | Q(delivered_on__isnull=False, delivered_by__isnull=False),
                name="delivery_says_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state=DeliveryState.HANDED_OVER) | ~Q(to_whom=""), name="delivery_handed_over_to_somebody"
            ),
            models.CheckConstraint(
                condition=~Q(state=DeliveryState.POSTED) | ~Q(tracking_number=""), name="delivery_posted_has_tracking"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.get_state_display()}"

    @property
    def is_delivered(self) -> bool:
        return self.state in (DeliveryState.HANDED_OVER, DeliveryState.POSTED)
