from celery import shared_task
from django.utils import timezone

from socialaid.files.actions import rescanning


@shared_task(name="files.sweep")
def sweep() -> None:
    """Ask the scanner about the files that still wait for its answer."""
    rescanning.rescan_waiting(now=timezone.now())
