"""The doorbells of the drafts, which follow the rules or go after a warning, and of pages lost to a virus."""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from applications.actions import answering_harm, discarding, following_rules
from applications.keeping_time import KeepingTime


@shared_task(name="applications.follow_rules")
def follow_rules() -> None:
    now = timezone.now()
    following_rules.sweep(today=timezone.localdate(now), now=now)


@shared_task(name="applications.sweep_drafts")
def sweep_drafts() -> None:
    now, time = timezone.now(), KeepingTime(settings.DRAFT_KEPT_DAYS, settings.DRAFT_WARNING_DAYS)
    discarding.sweep(time=time, today=timezone.localdate(now), now=now)


@shared_task(name="applications.answer_harmful")
def answer_harmful() -> None:
    answering_harm.sweep(now=timezone.now())
