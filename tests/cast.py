"""The fixed cast, and the places where its cases play. Cases are brought to a state by the real acts."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client

from applications.models import Application
from applications.states import Outcome
from commission.models import Commission, Member
from deadlines.queries import calendar
from offices.models import Membership, Office
from portal.demo import cases
from portal.demo.cases import Setting
from portal.demo.names import Names
from portal.demo.staff import OFFICE_CAST, Staff
from socialaid.accounts.models import User
from tests.snapshot import written_once

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SEED = 4
PEOPLE = (User, Membership, EmailAddress, Authenticator, Commission, Member)


@dataclass(frozen=True)
class Cast:
    """Everybody by the part they play."""

    setting: Setting
    applicant: User
    specialist: User
    colleague: User
    head: User
    deputy: User
    secretary: User
    chair: User
    member: User
    next_door: User
    directorate: User
    administrator: User
    stranger: User

    @property
    def office(self) -> Office:
        return self.setting.office

    def everybody(self) -> dict[str, User | None]:
        """The cast as a table, with whoever has not signed in."""
        names = [name for name in self.__dataclass_fields__ if name != "setting"]
        return {name: getattr(self, name) for name in names} | {"nobody": None}


def assemble(today: date, office: str = "akkol", neighbour: str = "arshaly") -> Cast:
    """Enlist the cast in one office, with a second office next door."""
    return _called_up(_enlisted(today, office, neighbour), today, office, neighbour)


def assembled_once(today: date) -> Cast:
    """The cast as `assemble` gives it; it is enlisted once and copied for every test after that."""
    names = written_once(("cast", today), PEOPLE, lambda: _enlisted(today, "akkol", "arshaly"))
    return _called_up(deepcopy(names), today, "akkol", "arshaly")


def _enlisted(today: date, office: str, neighbour: str) -> Names:
    names = Names(SEED)
    staff = Staff(names, today)
    for code in (office, neighbour):
        staff.department(Office.objects.get(code=code))
    staff.region(Office.objects.directorate())
    for username in ("applicant.aigul", "stranger.nurlan"):
        staff.sign_in(username)
    return names


def _called_up(names: Names, today: date, office: str, neighbour: str) -> Cast:
    users = User.objects.in_bulk(field_name="username")
    people = {name: users[f"{office}.{name}"] for name, _role in OFFICE_CAST}
    return Cast(
        setting=Setting(Office.objects.get(code=office), people, names, calendar(), today),
        applicant=users["applicant.aigul"],
        specialist=people["specialist"],
        colleague=people["specialist2"],
        head=people["head"],
        deputy=people["deputy"],
        secretary=people["secretary"],
        chair=people["chair"],
        member=people["member"],
        next_door=users[f"{neighbour}.specialist"],
        directorate=users["directorate.reviewer"],
        administrator=users["administrator"],
        stranger=users["stranger.nurlan"],
    )


def signed_in(user: User | None) -> Client:
    """A browser in which `user` has signed in; None for whoever has not."""
    client = Client()
    if user is not None:
        client.force_login(user, backend=BACKEND)
    return client


def draft(cast: Cast) -> Application:
    return cases.begun(cast.setting, cast.applicant, cast.setting.today)


def filed(cast: Cast, back: int = 1) -> Application:
    return cases.filed_online(cast.setting, cast.applicant, cast.setting.back(back))


def registered(cast: Cast, back: int = 1) -> Application:
    return cases.registered(cast.setting, filed(cast, back + 1), cast.setting.back(back))


def decided(cast: Cast, outcome: Outcome = Outcome.GRANTED, back: int = 3) -> Application:
    """A case past a sitting that was held `back` working days ago."""
    days = cast.setting.days(back)
    case = cases.registered(cast.setting, cases.filed_online(cast.setting, cast.applicant, days.filed), days.registered)
    sitting = cases.planned_sitting(cast.setting, days.sitting, days.registered)
    cases.put_on(cast.setting, sitting, case, days.registered)
    cases.held(cast.setting, sitting, days.sitting, {case.pk: outcome})
    case.refresh_from_db()
    return case


def ordered(cast: Cast, outcome: Outcome = Outcome.GRANTED, back: int = 3) -> Application:
    return cases.signed(cast.setting, decided(cast, outcome, back), cast.setting.back(back - 1))
