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
    family: list[tuple[int | None, dict[str, int]]] = [(None, OWN)]
    for name, relation, born, sums in FAMILY:
        full_name = f"{case.applicant.surname} {name}"
        member = household.add_member(name=full_name, relation=relation, birth_date=born, **common)
        family.append((member.pk, sums))
    for pk, sums in family if asks_income(case) else []:
        household.write_income(member=pk, sums=sums, **common)
