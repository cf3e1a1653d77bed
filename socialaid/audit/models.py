"""The record: every act and every reading of a personal file. Rows are only ever added (a trigger keeps it so)."""

from django.conf import settings
from django.db import models

from socialaid.audit import acts

NOTED_FACTS = ("journal_number", "number", "document", "sitting", "reference")


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, number: str) -> "EventQuerySet":
        return self.filter(number=number).order_by("at", "pk")


class Event(models.Model):
    """An act: who did what, when, to which case. `state` is the state the case was left in, where the act moved it."""

    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    role = models.CharField(max_length=40, blank=True)
    act = models.CharField(max_length=60)
    number = models.CharField(max_length=40, blank=True)
    path = models.CharField(max_length=200, blank=True)
    office = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=20, blank=True)
    facts = models.JSONField(default=dict, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["number", "at"], name="event_number_at"),
            models.Index(fields=["office", "at"], name="event_office_at"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.number}"

    @property
    def label(self) -> str:
        return str(acts.label_of(self.act))

    @property
    def who(self) -> str:
        return self.actor.short_name if self.actor else ""

    @property
    def note(self) -> str:
        """The number that the act gave or spoke of, where there is one."""
        return next((str(self.facts[key]) for key in NOTED_FACTS if self.facts.get(key)), "")


class Reading(models.Model):
    """A personal file was opened: by whom, as what, from where."""

    at = models.DateTimeField()
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="readings")
    role = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=40)
    path = models.CharField(max_length=200)
    office = models.CharField(max_length=40, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["number", "at"], name="reading_number_at")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.number}"
