"""A term that runs: what must be done, by which office, by which day (Standard §7(1))."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from deadlines.ladder import Kind
from deadlines.pages import PUBLIC_PAGE, STAFF_PAGE
from offices.models import Office
from socialaid.notices.models import Addressee

RUNNING = Q(done_on=None, called_off_on=None)


class DueQuerySet(models.QuerySet["Due"]):
    def running(self) -> "DueQuerySet":
        return self.filter(RUNNING)

    def of_offices(self, offices: Iterable[Office]) -> "DueQuerySet":
        return self.filter(office__in=list(offices))

    def waiting(self, today: date) -> "DueQuerySet":
        """The rows on which a step has come; all others are not even read."""
        return self.running().filter(next_on__lte=today).order_by("pk")

    def late(self, today: date) -> "DueQuerySet":
        return self.filter(due_on__lt=today)

    def to_act_by(self, day: date, today: date) -> "DueQuerySet":
        """Not late, and no time is left after `day`."""
        return self.filter(due_on__gte=today, act_by__lte=day)

    def in_order(self) -> "DueQuerySet":
        return self.order_by("act_by", "pk")

    def locked(self) -> "DueQuerySet":
        """Held until the end of the transaction; rows that somebody else holds are left to her."""
        return self.select_for_update(of=("self",), skip_locked=True)


class Due(models.Model):
    """One term of one case. `due_on` is never moved; `act_by` follows the calendar while the term runs."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    office = models.ForeignKey(Office, models.PROTECT, related_name="dues", verbose_name=_("office"))
    number = models.CharField(_("case number"), max_length=40)
    path = models.CharField(max_length=200, blank=True)
    started_on = models.DateField(_("received on"))
    due_on = models.DateField(_("due on"))
    act_by = models.DateField(_("act by"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    called_off_on = models.DateField(_("called off on"), null=True, blank=True)
    next_on = models.DateField(null=True, blank=True, editable=False)
    specialist = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="dues")
    addressee = models.ForeignKey(Addressee, models.PROTECT, null=True, blank=True, related_name="+")

    objects = DueQuerySet.as_manager()

    class Meta:
        verbose_name = _("due day")
        verbose_name_plural = _("due days")
        constraints = [
            models.UniqueConstraint(fields=["kind", "number", "started_on"], name="due_once"),
            models.CheckConstraint(
                name="due_days_in_order",
                condition=Q(due_on__gte=F("started_on")) & Q(act_by__lte=F("due_on")),
            ),
            models.CheckConstraint(
                name="due_done_after_it_started",
                condition=Q(done_on=None) | Q(done_on__gte=F("started_on")),
            ),
            models.CheckConstraint(
                name="due_at_rest_has_no_next_step",
                condition=RUNNING | Q(next_on=None),
            ),
            models.CheckConstraint(
                name="due_done_or_called_off",
                condition=Q(done_on=None) | Q(called_off_on=None),
            ),
        ]
        indexes = [
            models.Index(fields=["next_on"], condition=RUNNING, name="due_running_next_on"),
            models.Index(fields=["office", "act_by", "id"], condition=RUNNING, name="due_running_office_act_by"),
            models.Index(fields=["number"], name="due_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number} · {self.due_on:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        """The page of the case for staff."""
        return reverse(STAFF_PAGE[self.kind], args=[self.number])

    def get_public_url(self) -> str:
        """The page of the case for the applicant."""
        return reverse(PUBLIC_PAGE[self.kind], args=[self.number])

    @property
    def days(self) -> int:
        return (self.due_on - self.started_on).days

    @property
    def is_running(self) -> bool:
        return self.done_on is None and self.called_off_on is None

    @property
    def done_late(self) -> bool:
        return self.done_on is not None and self.done_on > self.due_on

    @property
    def done_in_time(self) -> bool:
        return self.done_on is not None and self.done_on <= self.due_on
