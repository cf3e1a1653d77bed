"""Letters as rows. A notice is what was written to one person; a delivery is one way by which it goes out."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from socialaid.notices import registry
from socialaid.notices.contacts import Contact
from socialaid.notices.hours import is_quiet

LEASE: Final = timedelta(minutes=10)


class Channel(models.TextChoices):
    PORTAL = "portal", _("In the portal")
    EMAIL = "email", _("By e-mail")
    SMS = "sms", _("By short message")
    POST = "post", _("By post")
    COUNTER = "counter", _("At the counter")


# What the program sends by itself; a person prints and posts the rest, or hands it over.
SENT_BY_PROGRAM: Final = (Channel.EMAIL, Channel.SMS)
ON_PAPER: Final = (Channel.POST, Channel.COUNTER)


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("Waiting to go out")
    CLAIMED = "claimed", _("Going out")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Could not be delivered")


class Addressee(models.Model):
    """How somebody wishes to be written to. Who has no account, no e-mail and no phone is told on paper.

    `by_post` says whether that paper goes to `address` or waits at the counter.

    `also` is a second person who gets every letter too, in her own language.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="addressees"
    )
    name = models.CharField(max_length=500)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="kk")
    address = models.CharField(max_length=300, blank=True)
    by_post = models.BooleanField(default=False)
    also = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"addressee {self.pk}"

    def contact(self) -> Contact:
        return Contact(
            user_id=self.user_id,
            email=self.email,
            language=self.language,
            name=self.name,
            phone=self.phone,
            address=self.address,
            by_post=self.by_post,
        )

    def contacts(self) -> dict[str, Contact]:
        """Everybody who gets the letters, each with what is added to a letter's key to keep it unique."""
        found = {"": self.contact()}
        return found | {":also": self.also.contact()} if self.also else found


class Wishes(models.Model):
    """By which ways the holder of an account wants her letters; the portal itself holds all of them anyway.

    `reminders` are letters that no rule asks for; all others go out whatever stands here.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="wishes")
    email = models.BooleanField(default=True)
    sms = models.BooleanField(default=True)
    post = models.BooleanField(default=False)
    address = models.CharField(max_length=300, blank=True)
    reminders = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "wishes"

    def __str__(self) -> str:
        return f"wishes {self.pk}"


class LetterTextQuerySet(models.QuerySet["LetterText"]):
    def of(self, letter: str, variant: str, language: str) -> "LetterTextQuerySet":
        return self.filter(letter=letter, variant=variant, language=language).order_by("-version")


class LetterText(models.Model):
    """One version of a letter's words in one language; the highest is in force, none is ever changed.

    Without any, the letter says what the program came with.
    """

    letter = models.CharField(max_length=80)
    variant = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=2)
    version = models.PositiveIntegerField()
    subject = models.CharField(max_length=200)
    body = models.TextField(max_length=6000)
    sms = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = LetterTextQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "variant", "language", "version"], name="letter_text_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.letter} {self.language} {self.version}"


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
    sms = models.CharField(max_length=400, blank=True)
    text = models.ForeignKey(LetterText, null=True, blank=True, on_delete=models.PROTECT, related_name="notices")
    to_name = models.CharField(max_length=500, blank=True)
    office = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=40, blank=True)
    path = models.CharField(max_length=200, blank=True)
    posted_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["user", "-posted_at", "-id"], name="notice_inbox"),
            models.Index(fields=["number", "posted_at"], name="notice_number_posted"),
            models.Index(fields=["office", "-posted_at"], name="notice_office_posted"),
        ]

    def __str__(self) -> str:
        return f"{self.letter} {self.number}"

    @property
    def title(self) -> str:
        return str(registry.title_of(self.letter))


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self, now: datetime) -> "DeliveryQuerySet":
        """What may be claimed: waiting and due, or claimed by somebody who has not been heard of for the lease.

        What is printed is never sent by the program, and no short message goes out in the quiet hours.
        """
        waiting = Q(state=DeliveryState.WAITING, next_try_at__lte=now)
        lost = Q(state=DeliveryState.CLAIMED, claimed_at__lte=now - LEASE)
        quiet = is_quiet(localtime(now).time(), settings.SMS_QUIET_HOURS)
        return self.filter(waiting | lost, channel__in=[Channel.EMAIL] if quiet else SENT_BY_PROGRAM)


class Delivery(models.Model):
    """A notice on its way by one channel."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=Channel)
    address = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=200, blank=True)
    segments = models.PositiveSmallIntegerField(default=0)
    posted_on = models.DateField(null=True, blank=True)
    tracking_number = models.CharField(max_length=40, blank=True)
    came_back_on = models.DateField(null=True, blank=True)

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
            models.Index(fields=["channel"], condition=Q(state=DeliveryState.FAILED), name="delivery_failed"),
            models.Index(fields=["claimed_at"], condition=Q(state=DeliveryState.CLAIMED), name="delivery_claimed"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.state}"

    @property
    def is_on_paper(self) -> bool:
        return self.channel in ON_PAPER
