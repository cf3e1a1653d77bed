"""One attempt to pay a payment."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from payments.models.payment import Payment
from payments.states import LIVE, TRANSFER_TONES, TransferState
from socialaid.lib.encryption import EncryptedTextField

APPROVED_ONCE = (TransferState.APPROVED, TransferState.MADE, TransferState.RETURNED)
ENDED = (TransferState.MADE, TransferState.RETURNED, TransferState.CANCELLED)
FAILED = (TransferState.RETURNED, TransferState.CANCELLED)
LONGEST_REFERENCE = 60
LONGEST_REASON = 300


class TransferQuerySet(models.QuerySet["Transfer"]):
    def live(self) -> "TransferQuerySet":
        return self.filter(state__in=LIVE)

    def with_people(self) -> "TransferQuerySet":
        return self.select_related("prepared_by", "approved_by", "recorded_by")


class Transfer(models.Model):
    """An attempt to pay: prepared by one person, approved by another, made or sent back by the bank.

    `account` is the applicant's IBAN as it stood at preparing. `value_on` is the bank's value date; `recorded_by`
    wrote down how the attempt ended, and `reason` why it failed.
    """

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="transfers")
    state = models.CharField(max_length=10, choices=TransferState, default=TransferState.PREPARED)
    account = EncryptedTextField()
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    value_on = models.DateField(null=True, blank=True)
    reference = models.CharField(max_length=LONGEST_REFERENCE, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["payment"], condition=Q(state__in=LIVE), name="transfer_one_live_per_payment"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("prepared_by")), name="transfer_approved_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=APPROVED_ONCE) | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="transfer_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=ENDED) | Q(recorded_by__isnull=False, recorded_at__isnull=False),
                name="transfer_end_recorded_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state=TransferState.MADE, value_on__isnull=False) & ~Q(reference="")
                | ~Q(state=TransferState.MADE) & Q(value_on=None, reference=""),
                name="transfer_made_has_day_and_reference",
            ),
            models.CheckConstraint(condition=~Q(state__in=FAILED) | ~Q(reason=""), name="transfer_failed_has_reason"),
            models.CheckConstraint(condition=~Q(account=""), name="transfer_has_account"),
        ]

    def __str__(self) -> str:
        return f"{self.payment_id} {self.get_state_display()}"

    @property
    def tone(self) -> str:
        return TRANSFER_TONES[TransferState(self.state)]

    @property
    def is_prepared(self) -> bool:
        return self.state == TransferState.PREPARED

    @property
    def is_approved(self) -> bool:
        return self.state == TransferState.APPROVED

    @property
    def is_made(self) -> bool:
        return self.state == TransferState.MADE

    @property
    def has_failed(self) -> bool:
        return self.state in FAILED
