"""Who took part in a case, and as what: four eyes are computed from these rows."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.application import Application


class Part(models.TextChoices):
    INTAKE = "intake", _("took in the documents")
    REGISTRATION = "registration", _("registered")
    REFERRAL = "referral", _("put on the agenda")
    VOTE = "vote", _("voted")
    MINUTES = "minutes", _("kept the minutes")
    DEPARTMENT_DECISION = "department_decision", _("signed the decision")
    PAYMENT_PREPARATION = "payment_preparation", _("prepared the payment")
    PAYMENT_APPROVAL = "payment_approval", _("approved the payment")
    DELIVERY = "delivery", _("delivered the result")


class Participation(models.Model):
    """A person's part in a case, written by the act itself."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="participations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="participations")
    part = models.CharField(max_length=24, choices=Part)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "user", "part"], name="participation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.get_part_display()}"
