"""Steps of the ladder that were taken, and the lines that wait for somebody's digest of the day."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from deadlines.ladder import Reader, Step
from deadlines.models.due import Due


class DueStep(models.Model):
    """A step, taken once: people were told of it, or it was passed over because a newer one had come."""

    due = models.ForeignKey(Due, models.PROTECT, related_name="steps")
    step = models.CharField(_("step"), max_length=10, choices=Step)
    at = models.DateTimeField(_("taken at"))
    told = models.BooleanField(_("people were told"))

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [models.UniqueConstraint(fields=["due", "step"], name="due_step_once")]

    def __str__(self) -> str:
        return f"{self.due_id}: {self.step}"


class DigestLineQuerySet(models.QuerySet["DigestLine"]):
    def waiting(self) -> "DigestLineQuerySet":
        return self.filter(posted_on=None).order_by("pk")

    def posted(self, day: date) -> "DigestLineQuerySet":
        return self.filter(posted_on=day)


class DigestLine(models.Model):
    """A told step on its way into one reader's digest; `posted_on` is the day of the digest that carried it."""

    due_step = models.ForeignKey(DueStep, models.PROTECT, related_name="digest_lines")
    reader = models.CharField(max_length=12, choices=Reader)
    posted_on = models.DateField(null=True, blank=True)

    objects = DigestLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a digest")
        verbose_name_plural = _("lines of digests")
        constraints = [models.UniqueConstraint(fields=["due_step", "reader"], name="digest_line_once")]
        indexes = [
            models.Index(fields=["id"], condition=models.Q(posted_on=None), name="digest_line_waiting"),
            models.Index(fields=["posted_on"], name="digest_line_posted_on"),
        ]

    def __str__(self) -> str:
        return f"{self.due_step_id}: {self.reader}"
