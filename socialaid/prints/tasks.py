from datetime import timedelta

import structlog
from celery import shared_task
from django.utils import timezone

from socialaid.prints.actions import making
from socialaid.prints.models import Print

PATIENCE = timedelta(minutes=1)
MOST_AT_ONCE = 100
log = structlog.get_logger(__name__)


@shared_task(name="prints.make")
def make(print_id: int) -> None:
    making.make(print_id=print_id, now=timezone.now())


@shared_task(name="prints.sweep")
def sweep() -> None:
    """Make what was frozen a minute ago or earlier and whose ring was lost."""
    left = Print.objects.unmade().frozen_before(timezone.now() - PATIENCE).order_by("frozen_at")
    for print_id in left.values_list("pk", flat=True)[:MOST_AT_ONCE]:
        _make_or_note(print_id)


def _make_or_note(print_id: int) -> None:
    """One sheet that cannot be made must not hold up those behind it."""
    try:
        making.make(print_id=print_id, now=timezone.now())
    except Exception as error:
        # The name only: its text could hold the facts of the sheet.
        log.warning("sheet_not_made", print_id=print_id, error=type(error).__name__)
