"""The nightly sweeps of accounts."""

from celery import shared_task
from django.utils import timezone

from socialaid.accounts.actions import forgetting


@shared_task(name="accounts.forget_unconfirmed")
def forget_unconfirmed() -> None:
    forgetting.forget_unconfirmed(now=timezone.now())


@shared_task(name="accounts.clear_sessions")
def clear_sessions() -> None:
    forgetting.clear_sessions()
