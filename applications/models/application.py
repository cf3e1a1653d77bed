"""The application: the case itself."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications import states
from applications.kept import Steps, read
from applications.states import Outcome, State
from entitlements.models import Category
from offices.models import Office, Role
from offices.queries import active_memberships, active_substitutions
from socialaid.accounts.models import Language, User
from socialaid.lib.encryption import EncryptedTextField, blind_index
from socialaid.notices.models import Addressee

COMMISSION_STATES = (State.REFERRED, State.DECIDED, State.ORDERED, State.SETTLED, State.CLOSED)
INTAKE_ROLES = (Role.SPECIALIST, Role.HEAD, Role.DEPUTY, Role.SECRETARY)
COMMISSION_ROLES = (Role.CHAIR, Role.MEMBER)


class Door(models.TextChoices):
    ONLINE = "online", _("online")
    COUNTER = "counter", _("at the counter")


class Way(models.TextChoices):
    VISIT = "visit", _("I will come to the department")
    POST = "post", _("By post to my address")


def _on_desk_of(user: User) -> Q:
    intake = [post.office_id for post in active_memberships(user) if post.role in INTAKE_ROLES]
    intake += [row.absent.office_id for row in active_substitutions(user) if row.absent.role == Role.HEAD]
    sitting = [post.office_id for post in active_memberships(user) if post.role in COMMISSION_ROLES]
    of_office = Q(office__in=intake) & ~Q(state=State.DRAFT) & Q(number__isnull=False) | Q(
        office__in=sitting, state__in=COMMISSION_STATES
    )
    return of_office & ~Q(representation__by=user)


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, user: User | AnonymousUser) -> "ApplicationQuerySet":
        """The cases whose documents `user` may open: her own, and those on her desk."""
        if not isinstance(user, User):
            return self.none()
        return self.filter(Q(applicant__user=user) | _on_desk_of(user))

    def on_desk_of(self, user: User | AnonymousUser) -> "ApplicationQuerySet":
        """The cases `user` works on: those of her office; for the commission, those before it.

        Never her own, and never one in which she acts or acted for the applicant.
        """
        if not isinstance(user, User):
            return self.none()
        return self.filter(_on_desk_of(user)).exclude(applicant__user=user)

    def own(self, user: User) -> "ApplicationQuerySet":
        """The cases of this account: its holder's own, and those in which she acts for somebody."""
        return self.filter(applicant__user=user)

    def of_offices(self, offices: list[Office]) -> "ApplicationQuerySet":
        return self.filter(office__in=offices).exclude(state=State.DRAFT)

    def in_state(self, *wanted: State) -> "ApplicationQuerySet":
        return self.filter(state__in=wanted)

    def with_people(self) -> "ApplicationQuerySet":
        return self.select_related("applicant", "office", "category", "specialist", "representation")

    def hold(self, pk: int) -> "Application":
        """The case `pk`, locked until the end of the transaction and only then read with its people.

        A lock that waits on joined rows would not find a case that was passed on to another office meanwhile.
        """
        self.select_for_update().only("pk").get(pk=pk)
        return self.select_related("applicant", "office", "category", "addressee", "representation").get(pk=pk)

    def newest_first(self) -> "ApplicationQuerySet":
        return self.order_by("-filed_at", "-pk")


class Application(models.Model):
    """One person's application for one category of assistance. Drafts have no number yet."""

    number = models.CharField(max_length=20, unique=True, null=True, blank=True)
    code = models.CharField(max_length=8, blank=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="applications")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="applications")
    state = models.CharField(max_length=12, choices=states.choices, default=State.DRAFT)
    outcome = models.CharField(max_length=8, blank=True, choices=[(o.value, o.name.lower()) for o in Outcome])
    door = models.CharField(max_length=8, choices=Door, default=Door.ONLINE)
    language = models.CharField(max_length=2, choices=Language, default=Language.KAZAKH)
    words = models.TextField(blank=True)
    account = EncryptedTextField(blank=True)
    account_index = models.CharField(max_length=64, blank=True, db_index=True)
    way = models.CharField(max_length=5, choices=Way, blank=True)
    consent_at = models.DateTimeField(null=True, blank=True)
    consent_version = models.CharField(max_length=20, blank=True)
    kept = EncryptedTextField(blank=True, default="")
    touched_at = models.DateTimeField(default=timezone.now)
    warned_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField()
    filed_at = models.DateTimeField(null=True, blank=True)
    journal_number = models.CharField(max_length=20, unique=True, null=True, blank=True)
    registered_at = models.DateTimeField(null=True, blank=True)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    specialist = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    addressee = models.ForeignKey(Addressee, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    paid_in_full_on = models.DateField(null=True, blank=True)
    stop_ground = models.ForeignKey(
        "applications.RefusalGround", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stop_words = models.TextField(blank=True)
    withdrawal_words = models.TextField(blank=True)
    search_key = models.CharField(max_length=400, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.DRAFT)
                | Q(state=State.WITHDRAWN)
                | Q(number__isnull=False, filed_at__isnull=False),
                name="application_filed_has_number",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=COMMISSION_STATES) | Q(journal_number__isnull=False),
                name="application_registered_has_journal_number",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(State.DECIDED, State.ORDERED, State.SETTLED, State.CLOSED)) | ~Q(outcome=""),
                name="application_decided_has_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "state", "-filed_at", "-id"], name="application_worklist"),
            models.Index(fields=["office", "-filed_at", "-id"], name="application_office_newest"),
            models.Index(fields=["search_key"], name="application_search"),
            models.Index(fields=["touched_at"], condition=Q(state=State.DRAFT), name="application_drafts_by_touch"),
        ]

    def __str__(self) -> str:
        return self.number or f"draft {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("desk:case", args=[self.number])

    def get_public_url(self) -> str:
        return reverse("my-case", args=[self.number]) if self.number else reverse("draft", args=[self.pk])

    @property
    def label(self) -> Any:
        return states.LABELS[State(self.state)]

    @property
    def citizen_label(self) -> Any:
        return states.CITIZEN_LABELS[State(self.state)]

    @property
    def tone(self) -> str:
        return states.TONES[State(self.state)]

    @property
    def printed_code(self) -> str:
        """The code that belongs to the number, in two groups that are easy to read out."""
        return f"{self.code[:4]}-{self.code[4:]}" if self.code else ""

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def has_ended(self) -> bool:
        return State(self.state) in states.ENDED

    @property
    def representative(self) -> Any:
        """The `Representation` of a case in which somebody acts for the applicant; None where she acts herself."""
        return getattr(self, "representation", None)

    @property
    def is_granted(self) -> bool:
        return self.outcome == Outcome.GRANTED

    @property
    def kept_steps(self) -> Steps:
        """What is known of the steps of a draft beside their saved answers."""
        return read(self.kept)

    def set_account(self, iban: str) -> None:
        self.account, self.account_index = iban, blind_index(iban)
