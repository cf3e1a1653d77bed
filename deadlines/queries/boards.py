"""What the boards show: terms that run, chosen by how near their end is, and figures by office."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from deadlines.calendar import WorkingCalendar
from deadlines.models import Breach, Due, DueQuerySet
from offices.models import Office

SOON_WORKING_DAYS: Final = 2


class State(TextChoices):
    RUNNING = "", _("all that run")
    SOON = "soon", _("2 working days left or less")
    TODAY = "today", _("last working day")
    LATE = "late", _("late")


@dataclass(frozen=True)
class OfficeFigures:
    """What runs in one office today, and the breaches that stand."""

    office: Office
    running: int
    soon: int
    late: int
    breaches: int


def soon_until(today: date, known: WorkingCalendar) -> date:
    """Terms that must be acted on by this day are soon due."""
    return known.add_working_days(today, SOON_WORKING_DAYS)


def terms_in(state: str, today: date, known: WorkingCalendar) -> DueQuerySet:
    """The running terms in one state."""
    return _CHOSEN[State(state)](Due.objects.running(), today, known)


_CHOSEN: Final[Mapping[State, Callable[[DueQuerySet, date, WorkingCalendar], DueQuerySet]]] = {
    State.RUNNING: lambda dues, today, known: dues,
    State.SOON: lambda dues, today, known: dues.to_act_by(soon_until(today, known), today),
    State.TODAY: lambda dues, today, known: dues.to_act_by(today, today),
    State.LATE: lambda dues, today, known: dues.late(today),
}


def breaches_of(offices: list[Office]) -> QuerySet[Breach]:
    """Every breach of these offices."""
    return Breach.objects.of_offices(offices).select_related("due__office", "due__specialist")


def office_figures(today: date, known: WorkingCalendar) -> list[OfficeFigures]:
    """The departments in their order with their figures; three queries however many terms run."""
    soon = Count("pk", filter=Q(due_on__gte=today, act_by__lte=soon_until(today, known)))
    late = Count("pk", filter=Q(due_on__lt=today))
    running = Due.objects.running().values("office").annotate(running=Count("pk"), soon=soon, late=late).order_by()
    standing = Breach.objects.standing().values("due__office").annotate(count=Count("pk")).order_by()
    counts = {row["office"]: (row["running"], row["soon"], row["late"]) for row in running}
    breaches = {row["due__office"]: row["count"] for row in standing}
    return [
        OfficeFigures(office, *counts.get(office.pk, (0, 0, 0)), breaches=breaches.get(office.pk, 0))
        for office in Office.objects.departments()
    ]
