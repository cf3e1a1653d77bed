"""The whole demo: staff everywhere, four or more cases in each office, one of them in breach, sittings tomorrow."""

from datetime import date, datetime

from django.db import transaction

from applications.actions import filing
from applications.models import Application
from applications.states import Outcome
from deadlines.actions.watching import sweep
from deadlines.queries import calendar
from offices.models import Office
from portal.demo import cases
from portal.demo.acting import people_who_act
from portal.demo.cases import Setting
from portal.demo.names import Names
from portal.demo.staff import Staff
from socialaid.accounts.models import User

APPLICANTS = ("aigul", "marat", "olga", "kulash", "viktor", "zhanar")
AFTERWARDS = ("decided", "ordered", "prepared", "approved", "settled", "closed", "refused")
SEED = 2008


@transaction.atomic
def populate(*, today: date, now: datetime) -> int:
    """Load the demo once; the number of cases is returned, 0 where it is there already."""
    if User.objects.filter(username=f"applicant.{APPLICANTS[0]}").exists():
        return 0
    names, known = Names(SEED), calendar()
    staff = Staff(names, today)
    applicants = [staff.sign_in(f"applicant.{name}") for name in APPLICANTS]
    for place, office in enumerate(Office.objects.departments()):
        setting = Setting(office, staff.department(office), names, known, today)
        _office_cases(setting, applicants[place % len(applicants)], place)
    staff.region(Office.objects.directorate())
    first = Office.objects.departments()[0]
    cast = User.objects.in_bulk([f"{first.code}.specialist"], field_name="username")
    people_who_act(Setting(first, cast, names, known, today), staff)
    sweep(today=today, now=now)
    return Application.objects.exclude(number=None).count()


def _office_cases(setting: Setting, applicant: User, place: int) -> None:
    """Filed, before tomorrow's sitting, two past the commission; the first offices hold the rarer states too."""
    cases.filed_online(setting, applicant, setting.back(1), place=place)
    _tomorrows_sitting(setting, place)
    stages = [AFTERWARDS[place % len(AFTERWARDS)], AFTERWARDS[(place + 3) % len(AFTERWARDS)]]
    _past_sitting(setting, stages, back=6, place=place)
    _where_income_counts(setting, applicant)
    if place == 0:
        _rare_states(setting, applicant)
        _past_sitting(setting, ["ordered"], back=14, place=place + 1)


def _where_income_counts(setting: Setting, applicant: User) -> None:
    """A family with its income: in a draft, and before the specialist."""
    place = cases.place_of_income(setting)
    if place is None:
        return
    cases.filed_online(setting, applicant, setting.back(2), place=place)
    cases.begun(setting, applicant, setting.today, place=place)


def _tomorrows_sitting(setting: Setting, place: int) -> None:
    filed_on, registered_on = setting.back(4), setting.back(3)
    case = cases.registered(setting, cases.filed_at_counter(setting, filed_on, place=place), registered_on)
    tomorrow = setting.calendar.add_working_days(setting.today, 1)
    sitting = cases.planned_sitting(setting, tomorrow, setting.back(2))
    cases.put_on(setting, sitting, case, setting.back(2))


def _past_sitting(setting: Setting, stages: list[str], *, back: int, place: int) -> None:
    days = setting.days(back)
    sitting = cases.planned_sitting(setting, days.sitting, days.registered)
    wishes, going_on = {}, []
    for offset, stage in enumerate(stages):
        filed = cases.filed_at_counter(setting, days.filed, place=place + offset)
        case = cases.registered(setting, filed, days.registered)
        cases.put_on(setting, sitting, case, days.registered)
        wishes[case.pk] = Outcome.REFUSED if stage == "refused" else Outcome.GRANTED
        going_on.append((case, stage))
    cases.held(setting, sitting, days.sitting, wishes)
    for case, stage in going_on:
        for act in cases.AFTER_DECISION[stage]:
            act(setting, case, days.signed if act is cases.signed else days.paid)


def _rare_states(setting: Setting, applicant: User) -> None:
    cases.begun(setting, applicant, setting.back(1), place=1)
    cases.returned(setting, cases.filed_online(setting, applicant, setting.back(5), place=2), setting.back(4))
    cases.stopped(setting, cases.filed_at_counter(setting, setting.back(9), place=1), setting.back(8))
    waiting = cases.filed_at_counter(setting, setting.back(3), place=2)
    cases.registered(setting, waiting, setting.back(2))
    gone = cases.filed_online(setting, applicant, setting.back(12), place=0)
    filing.withdraw(application=gone, by=applicant, now=cases.moment(setting.back(11), 10))
