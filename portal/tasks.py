"""Doorbells of the rooms that look across."""

from celery import shared_task
from django.utils import timezone

from portal import heartbeat


@shared_task(name="portal.heartbeat")
def beat() -> None:
    """Note that beat, broker and worker are alive."""
    heartbeat.note(timezone.now())
