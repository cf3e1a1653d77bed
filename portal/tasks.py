"""Doorbells of the rooms that look across."""

from celery import shared_task
from django.utils import timezone

from portal import heartbeat


@shared_task(name="portal.heartbeat")
def beat() -> None:
    """Note that beat, broker and worker are alive."""
    heartbeat.note(timezone.now())


@shared_task(name="portal.work")
def work() -> None:
    """Note that the line in which all work waits is worked off."""
    heartbeat.note(timezone.now(), heartbeat.WORK_KEY)
