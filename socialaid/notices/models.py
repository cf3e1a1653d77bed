"""Letters as rows. A notice is what was written to one person; a delivery is one way by which it goes out."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from socialaid.notices import registry
from socialaid.notices.contacts import Contact

LEASE: Final = timedelta(minutes=10)


class Channel(models.TextChoices):
    PORTAL = "portal", _("In the portal")
    EMAIL = "email", _("By e-mail")


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("Waiting to go out")
    CLAIMED = "claimed", _("Going out")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Could not be delivered")


class Addressee(models.Model):
    """How somebody wishes to be written to. Who has no account and no e-mail is told on paper or by phone.

    `also` is a second person who gets every letter too, in her own language.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="addressees"
    )
    name = models.CharField(max_length=500)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="kk")
    also = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"addressee {self.pk}"

    def contact(self) -> Contact:
        return Contact(user_id=self.user_id, email=self.email, language=self.language, name=self.name)

    def contacts(self) -> dict[str, Contact]:
        """Everybody who gets the letters, each with what is added to a letter's key to keep it unique."""
        found = {"": self.contact()}
        return found | {":also": self.also.contact()} if self.also else found


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)

    def newest_first(self) -> "NoticeQuerySet":
        return self.order_by("-posted_at", "-pk")


class Notice(models.Model):
    """A letter in the words that were sent. `key` is unique, so that posting twice does no harm."""

    key = models.CharField(max_length=120, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    letter = models.CharField(max_length=80)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    number = models.CharField(max_length=40, blank=True)
    path = models.CharField(max_length=200, blank=True)
    posted_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["user", "-posted_at", "-id"], name="notice_inbox"),
            models.Index(fields=["number", "posted_at"], name="notice_number_posted"),
        ]

    def __str__(self) -> str:
        return f"{self.letter} {self.number}"

    @property
    def title(self) -> str:
        return str(registry.title_of(self.letter))


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self, now: datetime) -> "DeliveryQuerySet":
        """What may be claimed: waiting and due, or claimed by somebody who has not been heard of for the lease."""
        waiting = Q(state=DeliveryState.WAITING, next_try_at__lte=now)
        lost = Q(state=DeliveryState.CLAIMED, claimed_at__lte=now - LEASE)
        return self.filter(waiting | lost)


class Delivery(models.Model):
    """A notice on its way by one channel."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=Channel)
    address = models.CharField(max_length=254, blank=True)
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="delivery_once_per_channel"),
            models.CheckConstraint(
                condition=~Q(state=DeliveryState.WAITING) | Q(next_try_at__isnull=False),
                name="delivery_waiting_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state=DeliveryState.SENT, sent_at__isnull=False)
                | (~Q(state=DeliveryState.SENT) & Q(sent_at=None)),
                name="delivery_sent_has_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["next_try_at"], condition=Q(state=DeliveryState.WAITING), name="delivery_waiting"),
            models.Index(fields=["claimed_at"], condition=Q(state=DeliveryState.CLAIMED), name="delivery_claimed"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.state}"
