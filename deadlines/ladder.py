"""Who is told what, and on which day, while a term runs out and after it."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from deadlines.calendar import WorkingCalendar


class Kind(TextChoices):
    """What the term is for; each kind has its own ladder."""

    OUTCOME = "outcome", _("payment or refusal after a decision")


class Step(TextChoices):
    """The steps of the ladder, in the order in which they are climbed."""

    REMIND_5 = "remind_5", _("reminder 5 working days before")
    REMIND_2 = "remind_2", _("reminder 2 working days before")
    HEAD = "head", _("last working day")
    BREACH = "breach", _("breach recorded")
    CITIZEN = "citizen", _("applicant told of the delay")


class Reader(TextChoices):
    SPECIALIST = "specialist", _("specialist")
    HEAD = "head", _("head of department")
    DIRECTORATE = "directorate", _("regional directorate")
    APPLICANT = "applicant", _("applicant")


READERS: Final[Mapping[Step, tuple[Reader, ...]]] = {
    Step.REMIND_5: (Reader.SPECIALIST,),
    Step.REMIND_2: (Reader.SPECIALIST,),
    Step.HEAD: (Reader.HEAD,),
    Step.BREACH: (Reader.HEAD, Reader.DIRECTORATE),
    Step.CITIZEN: (Reader.APPLICANT, Reader.HEAD, Reader.DIRECTORATE),
}


def step_days(due_on: date, act_by: date, calendar: WorkingCalendar) -> dict[Step, date]:
    """The day of each step, oldest first.

    The office has one whole working day after a breach to record what was done in time; the applicant is told on the
    working day that follows it.
    """
    breach = due_on + timedelta(days=1)
    first_working = calendar.add_working_days(due_on, 1)
    return {
        Step.REMIND_5: calendar.add_working_days(act_by, -5),
        Step.REMIND_2: calendar.add_working_days(act_by, -2),
        Step.HEAD: act_by,
        Step.BREACH: breach,
        Step.CITIZEN: calendar.add_working_days(first_working, 1),
    }


def steps_come(days: Mapping[Step, date], taken: Collection[str], today: date) -> list[Step]:
    """The steps whose day has come and that were not taken yet, oldest first."""
    return [step for step, day in days.items() if day <= today and step not in taken]


def newest_step(days: Mapping[Step, date], taken: Collection[str], today: date) -> Step | None:
    """The one step that people are told of; whatever is older is only written down as passed over."""
    come = steps_come(days, taken, today)
    return come[-1] if come else None


def next_day(days: Mapping[Step, date], taken: Collection[str]) -> date | None:
    """The day of the next step that was not taken yet, or None at the top of the ladder."""
    return min((day for step, day in days.items() if step not in taken), default=None)
