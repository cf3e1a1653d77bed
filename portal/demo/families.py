"""The family of an invented applicant and what it had in the past quarter."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from applications.actions import household
from applications.households import asks_income
from applications.models import Application
from socialaid.accounts.models import User

FAMILY: tuple[tuple[str, str, date, dict[str, int]], ...] = (
    ("Дәурен", "spouse", date(1984, 5, 12), {"wage": 285_000, "farm": 36_000}),
    ("Айару", "child", date(2012, 9, 3), {}),
    ("Нұрислам", "child", date(2017, 2, 21), {"benefit": 54_000}),
)
OWN: dict[str, int] = {"benefit": 96_500}


def living_together(case: Application, by: User, now: datetime) -> None:
    """Write down four persons, with their income where the case asks for it."""
    common: dict[str, Any] = {"application": case, "by": by, "today": timezone.localdate(now), "now": now}
    family = [_added(case, common, *person) for person in FAMILY]
    if asks_income(case):
        household.write_income(member=None, sums=OWN, **common)
        for pk, sums in family:
            household.write_income(member=pk, sums=sums, **common)


def _added(
    case: Application, common: dict[str, Any], name: str, relation: str, born: date, sums: dict[str, int]
) -> tuple[int, dict[str, int]]:
    full_name = f"{case.applicant.surname} {name}"
    member = household.add_member(name=full_name, relation=relation, birth_date=born, **common)
    return member.pk, sums
