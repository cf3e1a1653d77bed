"""The family of a case and its income: written down by the applicant, or by a specialist for her (document 14)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.keeping import drop, save_settled
from applications.actions.moving import write_down
from applications.actions.taking_part import note_part
from applications.actions.telling import tell
from applications.households import TABLE_OF_INCOME, asks_household, asks_income, household_done, quarter_asked
from applications.kept import Stamp
from applications.models import (
    Application,
    Document,
    DocumentStatus,
    Household,
    HouseholdMember,
    Income,
    IncomeKind,
    Part,
    Relation,
)
from socialaid.accounts.models import User
from socialaid.lib.money import MOST_TENGE
from socialaid.lib.refused import Refused

MOST_MEMBERS = 40
OPEN_AGAIN = (DocumentStatus.MISSING, DocumentStatus.NOT_READABLE, DocumentStatus.WRONG)


@transaction.atomic
def add_member(
    *,
    application: Application,
    name: str,
    relation: str,
    birth_date: date | None,
    by: User,
    today: date,
    now: datetime,
    stamp: Stamp | None = None,
) -> HouseholdMember:
    """Add a person to the family; the first one brings the applicant along.

    `stamp` says from which open page of a draft it is saved. Raises Refused for more than 40 persons and where the
    table is closed, or closed to her.
    """
    case = _held(application, by, stamp)
    was_done = household_done(case, None)
    household = _begun(case, today)
    if household.members.count() >= MOST_MEMBERS:
        raise Refused(_("The table has room for %(most)s people. Call the department.") % {"most": MOST_MEMBERS})
    last = household.members.aggregate(last=Max("position"))["last"]
    member: HouseholdMember = household.members.create(
        position=last + 1, name=name, relation=_checked(relation), birth_date=birth_date
    )
    _finish(case, household, was_done, by=by, now=now)
    return member


@transaction.atomic
def change_member(
    *,
    application: Application,
    member: int,
    name: str,
    relation: str,
    birth_date: date | None,
    by: User,
    now: datetime,
    stamp: Stamp | None = None,
) -> HouseholdMember:
    """Put right who a person of the family is. The applicant herself is changed among her own answers."""
    case = _held(application, by, stamp)
    was_done = household_done(case, None)
    held = _other(case, member)
    held.name, held.relation, held.birth_date = name, _checked(relation), birth_date
    held.save(update_fields=["name", "relation", "birth_date"])
    _finish(case, held.household, was_done, by=by, now=now)
    return held


@transaction.atomic
def remove_member(*, application: Application, member: int, by: User, now: datetime) -> bool:
    """Take a person off the list with her income; False where somebody has just done so."""
    case = _held(application, by)
    was_done = household_done(case, None)
    held = _members(case).exclude(relation=Relation.SELF).filter(pk=member).first()
    if held is None:
        return False
    held.delete()
    drop(case, lambda step: step.startswith("household-") and step.endswith(f"-{member}"))
    _finish(case, held.household, was_done, by=by, now=now)
    return True


@transaction.atomic
def write_income(
    *,
    application: Application,
    member: int | None,
    sums: Mapping[str, int],
    by: User,
    today: date,
    now: datetime,
    stamp: Stamp | None = None,
) -> HouseholdMember:
    """Write down what a person had in the quarter, kind by kind in whole tenge; no sums mean that she had nothing.

    `member` is None for the applicant herself. Raises Refused for a sum that cannot be, for a person who was taken
    off the list meanwhile, and where the table is closed, or closed to her.
    """
    case = _held(application, by, stamp)
    was_done = household_done(case, None)
    _check_sums(sums)
    household = _begun(case, today)
    held = _member(case, member) if member else household.members.get(relation=Relation.SELF)
    held.incomes.all().delete()
    kept = [(kind, sums[kind]) for kind in IncomeKind.values if sums.get(kind)]
    Income.objects.bulk_create(Income(member=held, kind=kind, amount=amount) for kind, amount in kept)
    held.is_answered = True
    held.save(update_fields=["is_answered"])
    _finish(case, household, was_done, by=by, now=now)
    return held


@transaction.atomic
def confirm_members(*, application: Application, by: User, today: date, now: datetime) -> Household:
    """Keep the family as it stands on the list, also where it is the applicant alone."""
    case = _held(application, by)
    was_done = household_done(case, None)
    household = _begun(case, today)
    if not was_done:
        _finish(case, household, was_done, by=by, now=now)
    return household


def _held(application: Application, by: User, stamp: Stamp | None = None) -> Application:
    """The case, held until the end of the transaction, so that two people never write into one table at once.

    The raw text of the page that is being saved goes.
    """
    case = Application.objects.hold(application.pk)
    if not rules.may_enter_household(by, case):
        raise Refused(_("The family and its income can no longer be changed here, or not by you."))
    if not asks_household(case):
        raise Refused(_("This kind of assistance does not ask about the family."))
    if stamp:
        save_settled(case, stamp)
    return case


def _begun(case: Application, today: date) -> Household:
    """The table about the quarter that is asked now; sums of an older quarter stay, to be looked at again."""
    quarter = quarter_asked(case, today)
    new = {"year": quarter.year, "quarter": quarter.number}
    household, is_new = Household.objects.get_or_create(application=case, defaults=new)
    if is_new:
        household.members.create(position=1, relation=Relation.SELF)
    elif household.period != quarter:
        household.period, household.is_complete = quarter, False
        household.save()
        household.members.update(is_answered=False)
    return household


def _members(case: Application) -> QuerySet[HouseholdMember]:
    return HouseholdMember.objects.filter(household__application=case).select_related("household")


def _member(case: Application, pk: int) -> HouseholdMember:
    held = _members(case).filter(pk=pk).first()
    if held is None:
        raise Refused(_("This person has just been taken off the list."))
    return held


def _other(case: Application, pk: int) -> HouseholdMember:
    held = _member(case, pk)
    if held.relation == Relation.SELF:
        raise Refused(_("Your own name and birth date are changed on the page about you."))
    return held


def _checked(relation: str) -> str:
    if relation not in Relation.values or relation == Relation.SELF:
        raise Refused(_("Choose what this person is to the applicant."), "relation")
    return relation


def _check_sums(sums: Mapping[str, int]) -> None:
    for kind, amount in sums.items():
        if amount < 0:
            raise Refused(_("A sum cannot be less than zero. Leave the field empty if there was none."), kind)
        if amount > MOST_TENGE:
            raise Refused(_("This sum is too large for three months. Check the digits."), kind)


def _finish(case: Application, household: Household, was_done: bool, *, by: User, now: datetime) -> None:
    """Note whether every income is known, hand in what is complete, and leave a trace on a case that was filed."""
    household.is_complete = not household.members.filter(is_answered=False).exists()
    household.save(update_fields=["is_complete"])
    if case.is_draft:
        return
    if household.is_complete and asks_income(case):
        Document.objects.filter(application=case, kind__code=TABLE_OF_INCOME, status__in=OPEN_AGAIN).update(
            status=DocumentStatus.HANDED_IN, decided_by=None, decided_at=None
        )
    facts = {"members": household.members.count(), "complete": household.is_complete}
    write_down(case, "household.written", by=by, now=now, facts=facts)
    if rules.is_own(by, case):
        return
    note_part(application=case, user=by, part=Part.INTAKE, now=now)
    if was_done:
        tell(case, "household_corrected", once=timezone.localdate(now).isoformat(), now=now)
