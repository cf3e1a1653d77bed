from celery import shared_task
from django.utils import timezone

from socialaid.files.actions import rescanning, sweeping


@shared_task(name="files.sweep")
def sweep() -> None:
    """Ask the scanner about the files that still wait for its answer."""
    rescanning.rescan_waiting(now=timezone.now())


@shared_task(name="files.sweep_orphans")
def sweep_orphans() -> None:
    """Take away what was laid in storage by an act that never came to its end."""
    sweeping.sweep_orphans(now=timezone.now())
