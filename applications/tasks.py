"""The doorbell of the drafts that follow the rules."""

from celery import shared_task
from django.utils import timezone

from applications.actions import following_rules


@shared_task(name="applications.follow_rules")
def follow_rules() -> None:
    now = timezone.now()
    following_rules.sweep(today=timezone.localdate(now), now=now)
