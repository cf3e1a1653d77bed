"""What the commission decided and what the department signed (Standard §5, §7(1), §17)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.models.application import Application
from applications.states import Outcome
from deadlines.models import Due
from socialaid.lib.localized import localized
from socialaid.prints.models import Print


class RefusalGround(models.Model):
    """A coded ground for refusing or stopping, with the paragraph or rule it rests on."""

    code = models.SlugField(max_length=60, unique=True)
    paragraph = models.CharField(max_length=120)
    name_kk = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{localized(self, 'name')} ({self.paragraph})"

    @property
    def is_of_paragraph_17(self) -> bool:
        return self.paragraph.startswith("17")


class CommissionDecision(models.Model):
    """The commission's decision as the department received it; the day of receipt starts the 15 days (Standard §7(1)).

    `amount` is in whole tenge. `due` is the row on which the limit is watched.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="commission_decisions")
    number = models.CharField(max_length=30, unique=True)
    sitting_on = models.DateField()
    received_on = models.DateField()
    outcome = models.CharField(max_length=8, choices=[(o.value, o.value) for o in Outcome if o])
    amount = models.PositiveIntegerField(null=True, blank=True)
    ground = models.ForeignKey(RefusalGround, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    on_paper = models.BooleanField(default=False)
    superseded = models.BooleanField(default=False)
    due = models.OneToOneField(Due, on_delete=models.PROTECT, related_name="commission_decision")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(superseded=False), name="decision_one_in_force_per_application"
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.REFUSED) | Q(amount__gt=0), name="decision_grant_has_amount"
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.GRANTED) | Q(ground__isnull=False) & ~Q(words=""),
                name="decision_refusal_has_ground_and_words",
            ),
            models.CheckConstraint(
                condition=Q(received_on__gte=models.F("sitting_on")), name="decision_received_after_sitting"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_grant(self) -> bool:
        return self.outcome == Outcome.GRANTED


class DepartmentDecision(models.Model):
    """The department's own numbered decision, signed by the head; that sheet is what §16 delivers."""

    commission_decision = models.OneToOneField(
        CommissionDecision, on_delete=models.PROTECT, related_name="department_decision"
    )
    number = models.CharField(max_length=30, unique=True)
    signed_on = models.DateField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sheet = models.OneToOneField(Print, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.number
