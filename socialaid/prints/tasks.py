"""The doorbells of the sheets."""

import time
from datetime import timedelta

import structlog
from celery import shared_task
from django.utils import timezone

from socialaid.lib.doorbell import ring
from socialaid.prints.actions import making
from socialaid.prints.models import Print

PATIENCE = timedelta(minutes=1)
MOST_AT_ONCE = 100
BUSY_SECONDS = 4.0
log = structlog.get_logger(__name__)


@shared_task(name="prints.make")
def make(print_id: int) -> None:
    making.make(print_id=print_id, now=timezone.now())


@shared_task(name="prints.sweep")
def sweep() -> None:
    """Make what was frozen a minute ago or earlier and whose ring was lost.

    After some seconds the rest is left to a ring of its own, so that a worker that is asked to stop does so soon.
    """
    end, made = time.monotonic() + BUSY_SECONDS, 0
    left = Print.objects.unmade().frozen_before(timezone.now() - PATIENCE).order_by("frozen_at")
    for print_id in left.values_list("pk", flat=True)[:MOST_AT_ONCE]:
        if time.monotonic() > end:
            if made:
                ring("prints.sweep")
            return
        made += _make_or_note(print_id)


def _make_or_note(print_id: int) -> int:
    """How many were made, one or none: a sheet that cannot be made must not hold up those behind it."""
    try:
        making.make(print_id=print_id, now=timezone.now())
    except Exception as error:
        # The name only: its text could hold the facts of the sheet.
        log.warning("sheet_not_made", print_id=print_id, error=type(error).__name__)
        return 0
    return 1
