"""The doorbell of the sweep."""

from celery import shared_task
from django.utils import timezone

from deadlines.actions import watching


@shared_task(name="deadlines.sweep")
def sweep() -> None:
    now = timezone.now()
    watching.sweep(today=timezone.localdate(now), now=now)
