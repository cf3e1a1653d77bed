"""The record: every act, reading, refused attempt and search. Rows are only ever added (a trigger keeps it so)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from socialaid.audit import acts

NOTED_FACTS = ("journal_number", "number", "document", "sitting", "reference")


class Kind(models.TextChoices):
    READING = "reading", _("Files opened")
    EVENT = "event", _("Acts")
    ATTEMPT = "attempt", _("Attempts that were refused")
    INQUIRY = "inquiry", _("Searches of this record")


class AttemptOutcome(models.TextChoices):
    HIDDEN = "hidden", _("Not shown")
    FORBIDDEN = "forbidden", _("Not allowed")
    REFUSED = "refused", _("Act refused")
    MANY = "many", _("Too many: the rest of the hour was not written down")


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
    address = models.GenericIPAddressField(null=True, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["number", "at"], name="event_number_at"),
            models.Index(fields=["office", "at"], name="event_office_at"),
            models.Index(fields=["actor", "at"], name="event_actor_at"),
            models.Index(fields=["at"], name="event_at"),
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
        indexes = [
            models.Index(fields=["number", "at"], name="reading_number_at"),
            models.Index(fields=["office", "at"], name="reading_office_at"),
            models.Index(fields=["reader", "at"], name="reading_reader_at"),
            models.Index(fields=["at"], name="reading_at"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.number}"


class Attempt(models.Model):
    """Somebody tried what she may not: a page that does not exist for her, or an act that was refused.

    `path` names the page by its name and the ids in its address; `office` is that of the case where there is one.
    """

    at = models.DateTimeField()
    who = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attempts")
    role = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=40, blank=True)
    path = models.CharField(max_length=200)
    office = models.CharField(max_length=40, blank=True)
    outcome = models.CharField(max_length=10, choices=AttemptOutcome)
    address = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["number", "at"], name="attempt_number_at"),
            models.Index(fields=["office", "at"], name="attempt_office_at"),
            models.Index(fields=["who", "at"], name="attempt_who_at"),
            models.Index(fields=["at"], name="attempt_at"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.outcome} {self.path}"


class Inquiry(models.Model):
    """A search of the record: who asked, why, and for what. It is a part of the record itself."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="inquiries")
    reason = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=Kind)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="inquired"
    )
    number = models.CharField(max_length=40, blank=True)
    office = models.CharField(max_length=40, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["by", "at"], name="inquiry_by_at"),
            models.Index(fields=["at"], name="inquiry_at"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.kind}"
