"""The working calendar of 2008-2027, from the project's own copy."""

from django.db import transaction

from deadlines.models import CalendarDay
from socialaid.lib.reference import add_rows, rows_of


@transaction.atomic
def load() -> dict[str, int]:
    """Add the days not known yet; a day that somebody has edited stays as edited (Standard §10)."""
    return {"calendar days": add_rows(CalendarDay, rows_of("calendar"))}
