"""The family and its income: written down, put right, taken off; whose it is; when it is whole."""

from datetime import date, timedelta
from typing import Any

import pytest

from applications.actions import checking, drafting, filing, household
from applications.households import asks_household, asks_income, members_of, sheet_of
from applications.models import Application, DocumentStatus, Household, HouseholdMember, Income
from applications.quarters import Quarter, past_quarter
from applications.queries import papers_missing, tasks, unanswered
from applications.states import State
from entitlements.models import Category
from portal.demo import cases
from socialaid.notices.models import Notice
from tests.applications.families import added, begun_next_door, filed_next_door, income, next_door, ready_next_door
from tests.applications.scene import acts, clock, document, last_event, refusal, statuses
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def begun(cast: Cast) -> Application:
    return begun_next_door(cast)


def names(cast: Cast, case: Application) -> list[str]:
    sheet = sheet_of(Application.objects.get(pk=case.pk), cast.setting.today)
    assert sheet is not None
    return [row.name for row in sheet.rows]


def codes(case: Application, today: date | None = None) -> list[str]:
    return [task.code for task in unanswered(Application.objects.get(pk=case.pk), today)]


def test_step_stands_after_the_person_and_only_where_it_is_asked(cast: Cast, begun: Application) -> None:
    elsewhere = cases.begun(cast.setting, cast.applicant, cast.setting.today)

    assert [task.code for task in tasks(begun)][:5] == ["residence", "for-whom", "person", "household", "account"]
    assert "household" not in [task.code for task in tasks(elsewhere)]


@pytest.mark.parametrize(
    ("test", "document_14", "per_member", "household", "income"),
    [
        ("sm", False, False, True, True),
        ("mci", False, False, True, True),
        ("poverty_line", False, False, True, True),
        ("none", False, False, False, False),
        ("unknown", False, False, False, False),
        ("unknown", True, False, True, True),
        ("unknown", False, True, True, False),
    ],
)
def test_family_is_asked_where_income_a_table_or_the_number_of_people_counts(
    begun: Application, test: str, document_14: bool, per_member: bool, household: bool, income: bool
) -> None:
    begun.category.income_test, begun.category.amount_per_member = test, per_member
    if not document_14:
        begun.documents.filter(kind__no=14).update(status=DocumentStatus.NOT_NEEDED, note="x")

    assert (asks_household(begun), asks_income(begun)) == (household, income)


def test_applicant_stands_first_with_the_name_from_her_answers(cast: Cast, begun: Application) -> None:
    added(cast, begun, "Бекова Айару")
    begun.applicant.surname, begun.applicant.given_name, begun.applicant.patronymic = "Жаңа", "Ат", ""
    begun.applicant.save()

    assert names(cast, begun) == ["Жаңа Ат", "Бекова Айару"]


def test_step_is_done_when_the_income_of_everybody_is_known(cast: Cast, begun: Application) -> None:
    child = added(cast, begun)
    income(cast, begun, wage=240_000)
    assert "household" in codes(begun)

    income(cast, begun, child)

    assert "household" not in codes(begun)
    begun = Application.objects.get(pk=begun.pk)
    assert members_of(begun) is None
    begun.category.amount_per_member = True
    assert members_of(begun) == 2


def test_typed_table_is_document_14_while_a_draft_and_is_handed_in_on_filing(cast: Cast) -> None:
    ready = ready_next_door(cast)
    ready.documents.get(kind__no=14).scans.all().delete()
    ready.documents.filter(kind__no=14).update(status=DocumentStatus.MISSING)
    ready = Application.objects.get(pk=ready.pk)

    assert papers_missing(ready) == []

    case = filing.file(draft=ready, by=cast.applicant, consent=True, today=cast.setting.today, now=clock(cast))
    assert statuses(case)[14] == "handed_in"


def test_sums_are_written_anew_each_time_and_empty_ones_are_left_out(cast: Cast, begun: Application) -> None:
    income(cast, begun, wage=240_000, farm=10_000)

    member = income(cast, begun, pension=90_000, farm=0)

    assert list(Income.objects.filter(member=member).values_list("kind", "amount")) == [("pension", 90_000)]


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        (-1, "A sum cannot be less than zero. Leave the field empty if there was none."),
        (100_000_001, "This sum is too large for three months. Check the digits."),
    ],
)
def test_sum_that_cannot_be_is_refused_at_its_field(cast: Cast, begun: Application, amount: int, sentence: str) -> None:
    answer = {"application": begun, "member": None, "by": cast.applicant}
    days = {"today": cast.setting.today, "now": clock(cast)}

    assert refusal(household.write_income, sums={"wage": amount}, **answer, **days) == (sentence, "wage")
    assert not Household.objects.exists()


def test_member_taken_off_goes_with_her_income_and_twice_is_no_harm(cast: Cast, begun: Application) -> None:
    child = added(cast, begun)
    income(cast, begun, child, benefit=5_000)
    act = {"application": begun, "member": child.pk, "by": cast.applicant, "now": clock(cast)}

    assert household.remove_member(**act) is True
    assert household.remove_member(**act) is False
    assert not Income.objects.exists()


def test_applicant_is_neither_taken_off_nor_renamed(cast: Cast, begun: Application) -> None:
    own = income(cast, begun)
    common = {"application": begun, "member": own.pk, "by": cast.applicant, "now": clock(cast)}

    assert household.remove_member(**common) is False
    sentence, _field = refusal(household.change_member, name="X", relation="child", birth_date=None, **common)
    assert sentence == "Your own name and birth date are changed on the page about you."
    assert HouseholdMember.objects.filter(pk=own.pk, name="").exists()


def test_nobody_else_becomes_the_applicant(cast: Cast, begun: Application) -> None:
    days = {"birth_date": None, "by": cast.applicant, "today": cast.setting.today, "now": clock(cast)}

    found = refusal(household.add_member, application=begun, name="X", relation="self", **days)

    assert found == ("Choose what this person is to the applicant.", "relation")


def test_table_has_room_for_forty_people(cast: Cast, begun: Application) -> None:
    for number in range(2, 41):
        added(cast, begun, f"Бала {number}")

    answer = {"name": "Бала 41", "relation": "child", "birth_date": None}
    days = {"by": cast.applicant, "today": cast.setting.today, "now": clock(cast)}
    sentence, _field = refusal(household.add_member, application=begun, **answer, **days)
    assert sentence == "The table has room for 40 people. Call the department."
    assert HouseholdMember.objects.count() == 40


def test_income_for_somebody_taken_off_meanwhile_is_refused_kindly(cast: Cast, begun: Application) -> None:
    child = added(cast, begun)
    household.remove_member(application=begun, member=child.pk, by=cast.applicant, now=clock(cast))

    answer = {"application": begun, "member": child.pk, "sums": {"wage": 1}, "by": cast.applicant}
    sentence, _field = refusal(household.write_income, today=cast.setting.today, now=clock(cast), **answer)
    assert sentence == "This person has just been taken off the list."


def test_member_of_another_family_is_not_touched(cast: Cast, begun: Application) -> None:
    theirs = added(cast, begun_next_door(cast, cast.stranger), by=cast.stranger)
    act = {"application": begun, "member": theirs.pk, "by": cast.applicant, "now": clock(cast)}

    assert household.remove_member(**act) is False
    assert refusal(household.change_member, name="X", relation="child", birth_date=None, **act)[1] is None
    theirs.refresh_from_db()
    assert theirs.name == "Бекова Айару"


def test_family_is_not_kept_for_assistance_that_does_not_ask(cast: Cast) -> None:
    draft = cases.begun(cast.setting, cast.applicant, cast.setting.today)
    days = {"by": cast.applicant, "today": cast.setting.today, "now": clock(cast)}

    sentence, _field = refusal(household.confirm_members, application=draft, **days)

    assert sentence == "This kind of assistance does not ask about the family."


def test_family_asked_for_another_assistance_does_not_go_along(cast: Cast) -> None:
    ready = ready_next_door(cast)
    category = cases.categories_of(cast.office, cast.setting.today)[0]
    today, now = cast.setting.today, clock(cast)
    drafting.choose(draft=ready, office=cast.office, category=category, today=today, now=now)
    cases.hand_in_scans(Application.objects.get(pk=ready.pk), cast.applicant, now)
    assert Household.objects.count() == 1
    ready.documents.filter(kind__no=14).delete()

    filing.file(draft=ready, by=cast.applicant, consent=True, today=today, now=now)

    assert not Household.objects.exists()


def later(cast: Cast) -> date:
    """A day in the next quarter."""
    return cast.setting.today + timedelta(days=92)


def test_draft_that_outlived_its_quarter_is_not_sent_until_the_sums_are_looked_at(cast: Cast) -> None:
    ready = ready_next_door(cast)
    Household.objects.update(year=2020, quarter=2)

    assert codes(ready, cast.setting.today) == ["household"]
    sentence, _field = refusal(
        filing.file,
        draft=ready,
        by=cast.applicant,
        consent=True,
        today=cast.setting.today,
        now=clock(cast),
    )
    assert sentence == "A new quarter has begun since you wrote down the income. Check the sums, then send."


def test_first_sum_of_the_new_quarter_keeps_the_others_to_be_looked_at(cast: Cast) -> None:
    ready = ready_next_door(cast)
    before = Income.objects.count()
    Household.objects.update(year=2020, quarter=2)

    income(cast, ready, benefit=96_500)

    kept = Household.objects.get()
    assert (kept.period, kept.is_complete) == (past_quarter(cast.setting.today), False)
    assert Income.objects.count() == before
    assert list(kept.members.values_list("is_answered", flat=True)) == [True, False, False, False]


def test_case_keeps_the_quarter_of_its_filing_day(cast: Cast) -> None:
    case = filed_next_door(cast)

    sheet = sheet_of(case, later(cast))

    assert sheet is not None
    filed_on = cast.setting.back(1)
    assert (sheet.quarter, sheet.outlived, sheet.is_done) == (past_quarter(filed_on), None, True)
    assert isinstance(sheet.quarter, Quarter)


@pytest.mark.parametrize("who", ["stranger", "administrator", "directorate", "head", "specialist"])
def test_nobody_else_writes_into_the_table_of_a_draft(cast: Cast, begun: Application, who: str) -> None:
    days = {"by": getattr(cast, who), "today": cast.setting.today, "now": clock(cast)}

    sentence, _field = refusal(household.confirm_members, application=begun, **days)

    assert sentence == "The family and its income can no longer be changed here, or not by you."


def write_at_desk(cast: Cast, case: Application, **sums: int) -> Any:
    return household.write_income(
        application=case,
        member=None,
        sums=sums,
        by=cast.next_door,
        today=cast.setting.today,
        now=clock(cast),
    )


def test_specialist_puts_the_table_right_with_a_trace_and_one_letter_a_day(cast: Cast) -> None:
    case = filed_next_door(cast)

    write_at_desk(cast, case, wage=1_000)
    write_at_desk(cast, case, wage=2_000)

    assert acts(case)[-2:] == ["household.written", "household.written"]
    assert last_event(case).facts == {"members": 4, "complete": True}
    assert Notice.objects.filter(letter="applications/household_corrected").count() == 1


def test_table_is_closed_to_the_specialist_once_the_commission_has_the_case(cast: Cast) -> None:
    case = filed_next_door(cast)
    Application.objects.filter(pk=case.pk).update(state=State.REFERRED, journal_number="01-2026-000001")

    act = {"application": case, "member": None, "sums": {}, "by": cast.next_door}
    sentence, _field = refusal(household.write_income, today=cast.setting.today, now=clock(cast), **act)
    assert sentence == "The family and its income can no longer be changed here, or not by you."


def test_case_from_the_counter_gets_its_table_from_the_specialist(cast: Cast) -> None:
    setting = next_door(cast)
    Category.objects.filter(code="arshaly-hardship-2010").update(income_test="unknown", income_value=None)
    case = filed_next_door(cast)
    Household.objects.all().delete()
    case.documents.filter(kind__no=14).update(status=DocumentStatus.MISSING)
    case = Application.objects.get(pk=case.pk)

    write_at_desk(cast, case, wage=1_000)

    assert statuses(case)[14] == "handed_in"
    assert Household.objects.get().period == past_quarter(setting.back(1))
    assert not Notice.objects.filter(letter="applications/household_corrected").exists()


def returned(cast: Cast) -> Application:
    """The case came back because of its table."""
    case = filed_next_door(cast)
    checking.check_document(
        document=document(case, 14),
        status=DocumentStatus.WRONG,
        note="Әкесінің зейнетақысы жазылмаған.",
        original_seen=False,
        by=cast.next_door,
        now=clock(cast),
    )
    return checking.return_for_completion(application=case, words="", by=cast.next_door, now=clock(cast))


def test_table_asked_for_again_is_handed_in_by_writing_it_anew(cast: Cast) -> None:
    case = returned(cast)

    income(cast, case, pension=90_000)

    assert statuses(case)[14] == "handed_in"
    assert filing.complete(application=case, by=cast.applicant, now=clock(cast)).state == State.FILED


def test_returned_case_is_not_sent_with_a_person_without_an_answer(cast: Cast) -> None:
    case = returned(cast)
    income(cast, case, pension=90_000)
    added(cast, case)

    sentence, _field = refusal(filing.complete, application=case, by=cast.applicant, now=clock(cast))

    assert sentence == "The income of somebody in the family is still missing in the table."


def test_accepted_table_stays_as_it_is(cast: Cast) -> None:
    case = returned(cast)
    case.documents.filter(kind__no=14).update(status=DocumentStatus.ACCEPTED)

    days = {"by": cast.applicant, "today": cast.setting.today, "now": clock(cast)}
    sentence, _field = refusal(household.confirm_members, application=case, **days)
    assert sentence == "The family and its income can no longer be changed here, or not by you."
