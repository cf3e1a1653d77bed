"""A term begins."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deadlines import terms
from deadlines.ladder import next_day, step_days
from deadlines.models import Due
from deadlines.queries import calendar
from offices.models import Office
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused
from socialaid.notices.models import Addressee


@transaction.atomic
def open_due(
    *,
    kind: str,
    office: Office,
    number: str,
    path: str,
    started_on: date,
    days: int = terms.OUTCOME_DAYS,
    specialist: User | None = None,
    addressee: Addressee | None = None,
) -> Due:
    """Store the day by which `days` calendar days run out; the same term opened twice is one row (Standard §7(1)).

    Refused where that term is already over.
    """
    known, due_on = calendar(), terms.due_on(started_on, days)
    act_by = terms.act_by(due_on, known)
    due, _created = Due.objects.get_or_create(
        kind=kind,
        number=number,
        started_on=started_on,
        defaults={
            "office": office,
            "path": path,
            "due_on": due_on,
            "act_by": act_by,
            "next_on": next_day(step_days(due_on, act_by, known), ()),
            "specialist": specialist,
            "addressee": addressee,
        },
    )
    if not due.is_running:
        raise Refused(_("The days of this decision are no longer counted. Open the case again and look."))
    return due
