"""The doorbells of drafts that follow the rules, and of pages that were lost to a virus."""

from celery import shared_task
from django.utils import timezone

from applications.actions import answering_harm, following_rules


@shared_task(name="applications.follow_rules")
def follow_rules() -> None:
    now = timezone.now()
    following_rules.sweep(today=timezone.localdate(now), now=now)


@shared_task(name="applications.answer_harmful")
def answer_harmful() -> None:
    answering_harm.sweep(now=timezone.now())
