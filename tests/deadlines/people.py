"""People with posts, and terms that run, for the tests of this room."""

from datetime import date
from itertools import count
from typing import Any

from allauth.mfa.models import Authenticator

from deadlines.actions.opening import open_due
from deadlines.ladder import Kind
from deadlines.models import Due
from offices.models import Membership, Office, Role, Substitution
from socialaid.accounts.models import User
from socialaid.notices.models import Addressee

LONG_AGO = date(2020, 1, 1)
_numbers = count(1)


def somebody(name: str, office: Office | None = None, role: str = "", **fields: Any) -> User:
    """A person who reads English, with a post and a second factor where `office` is given."""
    user = User.objects.create(
        username=name.lower(), email=f"{name.lower()}@example.kz", surname=name, given_name="A", language="en", **fields
    )
    if office:
        Membership.objects.create(user=user, office=office, role=role, since=LONG_AGO)
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    return user


def stand_in(name: str, head: User, since: date, until: date) -> User:
    """Somebody who acts for `head` on these days."""
    user = somebody(name)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    absent = head.memberships.get(role=Role.HEAD)
    Substitution.objects.create(absent=absent, user=user, since=since, until=until, ground="order 1")
    return user


def applicant(name: str = "Applicant") -> Addressee:
    return Addressee.objects.create(name=name, email=f"{name.lower()}@example.kz", language="en")


def running(office: Office, received_on: date, **named: Any) -> Due:
    """A term that began on this day; its number is made up where none is given."""
    named.setdefault("number", f"7K3M-{next(_numbers):04}")
    return open_due(kind=Kind.OUTCOME, office=office, path=f"cases/{named['number']}", started_on=received_on, **named)


def running_many(office: Office, received_on: date, many: int, **named: Any) -> list[Due]:
    """So many terms that began on this day, written in bulk."""
    first = running(office, received_on, **named)
    kept = {
        field.attname: getattr(first, field.attname) for field in Due._meta.fields if field.name not in {"id", "number"}
    }
    rows = [Due(**kept, number=f"7K3M-{next(_numbers):04}") for _ in range(many - 1)]
    return [first, *Due.objects.bulk_create(rows)]
