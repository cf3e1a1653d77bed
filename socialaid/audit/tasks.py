from celery import shared_task
from django.utils import timezone

from socialaid.audit.actions import sealing


@shared_task(name="audit.seal")
def seal() -> None:
    """Each minute; what one run leaves the next one takes."""
    now = timezone.now()
    sealing.seal(now=now)
    sealing.note_head(today=timezone.localdate(now), now=now)
