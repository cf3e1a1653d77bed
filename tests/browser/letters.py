"""The letters that have been mailed."""

from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone

from socialaid.notices.actions.delivering import deliver
from socialaid.notices.models import Delivery


def delivered_to(address: str) -> list[EmailMessage]:
    """Mail whatever waits, as the worker does; the answer is what has come to this address, the oldest first."""
    for pk in Delivery.objects.filter(channel="email", state="waiting").order_by("pk").values_list("pk", flat=True):
        deliver(delivery_id=pk, now=timezone.now())
    return [letter for letter in mail.outbox if address in letter.to]
