"""The family of a case as its pages show it: who belongs to it, what each had, the average beside the limit."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from applications.incomes import Average, Standing
from applications.models import Application, DocumentStatus, Household, HouseholdMember, Relation
from applications.quarters import Quarter, past_quarter
from entitlements.amounts import Proposal
from entitlements.conditions import IncomeTest
from entitlements.limits import IncomeLimit
from entitlements.queries import income_limit_for, proposal_for

TABLE_OF_INCOME = "family_income"
SILENT_TESTS = (IncomeTest.NONE, IncomeTest.UNKNOWN)


def asks_income(application: Application) -> bool:
    """Where the category looks at income, or document 14 is on the checklist (Standard §12)."""
    if application.category.income_test not in SILENT_TESTS:
        return True
    tables = application.documents.filter(kind__code=TABLE_OF_INCOME)
    return tables.exclude(status=DocumentStatus.NOT_NEEDED).exists()


def asks_household(application: Application) -> bool:
    """Where the income is asked, or the sum counts once for each person."""
    return application.category.amount_per_member or asks_income(application)


def household_of(application: Application) -> Household | None:
    return getattr(application, "household", None)


def quarter_asked(application: Application, today: date) -> Quarter:
    """The past quarter on the day of filing; for a draft, on `today`."""
    filed_at = application.filed_at
    return past_quarter(timezone.localdate(filed_at) if filed_at else today)


def has_outlived(application: Application, today: date) -> bool:
    """Whether the table of income is about an older quarter than the one that is asked now."""
    household = household_of(application)
    return household is not None and household.period != quarter_asked(application, today)


def household_done(application: Application, today: date | None) -> bool:
    """Whether all is known that is asked; without a day the quarter is not looked at."""
    household = household_of(application)
    if household is None:
        return False
    if not asks_income(application):
        return True
    return household.is_complete and (today is None or not has_outlived(application, today))


def members_of(application: Application) -> int | None:
    """For how many persons a sum counts that is paid for each; None where it is not, or not known whole yet."""
    household = household_of(application)
    if household is None or not application.category.amount_per_member or not household_done(application, None):
        return None
    return household.members.count()


def proposal_of(application: Application, day: date) -> Proposal:
    """What the rule gives this family on `day`; nothing while a sum for each person waits for their number."""
    category = application.category
    if not category.amount_per_member:
        return proposal_for(category, day)
    members = members_of(application)
    return Proposal() if members is None else proposal_for(category, day, members)


@dataclass(frozen=True, slots=True)
class Row:
    """One person with her income, kind by kind; `pk` is None for the applicant while nothing is written down."""

    pk: int | None
    name: str
    relation: str
    is_applicant: bool
    birth_date: date | None
    incomes: list[tuple[str, int]]
    is_answered: bool

    @property
    def total(self) -> int:
        return sum(amount for _kind, amount in self.incomes)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole table of a case, with its arithmetic."""

    rows: list[Row]
    quarter: Quarter
    outlived: Quarter | None
    with_income: bool
    is_done: bool
    limit: IncomeLimit | None
    test: str

    @property
    def average(self) -> Average:
        return Average(sum(row.total for row in self.rows), len(self.rows))

    @property
    def standing(self) -> Standing:
        return self.average.beside(self.limit)

    @property
    def open_rows(self) -> list[Row]:
        """The persons whose income is still to be written down."""
        return [row for row in self.rows if not row.is_answered or self.outlived]

    @property
    def certificates(self) -> list[tuple[str, str]]:
        """For which income of whom a certificate belongs to the table (document 14)."""
        return [(row.name, kind) for row in self.rows for kind, _amount in row.incomes]


def sheet_of(application: Application, today: date) -> Sheet | None:
    """The table as it stands; None where the case does not ask for it."""
    if not asks_household(application):
        return None
    household = household_of(application)
    filed_at = application.filed_at
    return Sheet(
        rows=_rows(application, household),
        quarter=quarter_asked(application, today),
        outlived=household.period if household and has_outlived(application, today) else None,
        with_income=asks_income(application),
        is_done=household_done(application, today),
        limit=income_limit_for(application.category, timezone.localdate(filed_at) if filed_at else today),
        test=application.category.income_test,
    )


def _rows(application: Application, household: Household | None) -> list[Row]:
    members = list(household.members.prefetch_related("incomes")) if household else []
    return [_row(application, member) for member in members or [HouseholdMember(relation=Relation.SELF)]]


def _row(application: Application, member: HouseholdMember) -> Row:
    applicant, is_applicant = application.applicant, member.relation == Relation.SELF
    incomes = member.income_list if member.pk else []
    return Row(
        pk=member.pk,
        name=applicant.full_name if is_applicant else member.name,
        relation=str(Relation(member.relation).label),
        is_applicant=is_applicant,
        birth_date=applicant.birth_date if is_applicant else member.birth_date,
        incomes=[(income.get_kind_display(), income.amount) for income in incomes],
        is_answered=member.is_answered,
    )
