"""What the citizen and the department write to each other about a case, and the staff's own notes."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.models.application import Application


class MessageQuerySet(models.QuerySet["Message"]):
    def unanswered(self) -> "MessageQuerySet":
        """What a citizen wrote and nobody of the department has answered or set aside."""
        return self.filter(from_department=False, answered_at=None)

    def unread_by(self, *, department: bool) -> "MessageQuerySet":
        """What the other side wrote and this side has not opened yet."""
        return self.filter(from_department=not department, read_at=None)

    def since(self, moment: datetime, *, from_department: bool) -> "MessageQuerySet":
        return self.filter(from_department=from_department, sent_at__gt=moment)


class Message(models.Model):
    """One message of the thread. It is never changed; `answered_at` stays empty on what the department wrote."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    from_department = models.BooleanField()
    text = models.TextField(max_length=2000)
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="message_says_something")]
        indexes = [
            models.Index(fields=["application", "sent_at", "id"], name="message_thread"),
            models.Index(
                fields=["sent_at"], condition=Q(from_department=False, answered_at=None), name="message_unanswered"
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"

    def is_new_to(self, *, department: bool) -> bool:
        """Whether the other side wrote it and this side has not opened it yet."""
        return self.from_department != department and self.read_at is None


class Note(models.Model):
    """A note of the staff to each other; the citizen never sees it."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=2000)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="note_says_something")]
        indexes = [models.Index(fields=["application", "written_at", "id"], name="note_of_application")]

    def __str__(self) -> str:
        return f"note {self.pk}"
