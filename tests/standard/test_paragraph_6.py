"""Paragraph 6: the maslikhat of each district or city sets the categories."""

from datetime import date

import pytest
from django.utils import timezone
from django.utils.translation import override

from applications.actions import following_rules
from entitlements.models import Category, MaslikhatDecision
from entitlements.queries import unverified
from offices.models import Office
from tests.cast import draft, filed
from tests.entitlements.new_rules import published

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _reference(reference):
    """The reference data, as they are loaded for real."""


def test_paragraph_6_every_department_has_a_category_to_apply_for():
    without = [
        o.code for o in Office.objects.departments() if not Category.objects.in_force(TODAY).of(o).by_application()
    ]

    assert without == []


def test_paragraph_6_a_category_rests_on_the_decision_of_its_own_maslikhat():
    assert not [c.code for c in Category.objects.select_related("decision") if c.decision.office_id != c.office_id]


def test_paragraph_6_decisions_carry_their_true_numbers_and_days():
    decisions = MaslikhatDecision.objects.order_by("office__order")

    assert [(d.office.code, d.number, str(d.adopted_on), d.registered) for d in decisions.select_related("office")] == [
        ("akkol", "С27-3", "2010-03-16", "1-3-136"),
        ("arshaly", "26/8", "2010-04-15", "1-4-169"),
        ("astrakhan", "4С-19-11", "2009-12-24", "1-6-115"),
        ("atbasar", "4С 25/17", "2010-04-12", "1-5-136"),
        ("bulandy", "4С-23/4", "2009-12-12", ""),
        ("egindikol", "4С29-6", "2010-12-22", "1-8-105"),
        ("enbekshilder", "С-24/5", "2010-07-02", "1-10-121"),
        ("ereimentau", "4С-27/2-10", "2010-09-07", "1-9-158"),
        ("esil", "24/6", "2010-04-15", "1-11-118"),
        ("zhaksy", "ВС-28-4", "2010-10-18", "1-13-121"),
        ("zharkain", "4С-19/5", "2009-12-23", "1-12-122"),
        ("zerendi", "34-218", "2010-11-03", "1-14-147"),
        ("korgalzhyn", "5/22", "2010-07-21", ""),
        ("sandyktau", "18/2", "2010-04-16", "1-16-108"),
        ("tselinograd", "193/28-4", "2010-06-09", "1-17-136"),
        ("shortandy", "С-24/4", "2010-02-26", "1-18-108"),
        ("shchuche", "С-25/4", "2010-04-13", ""),
        ("stepnogorsk", "5С-3/5", "2012-04-03", ""),
        ("kokshetau", "С-8/8", "2023-11-24", ""),
    ]


def test_paragraph_6_decisions_have_no_end_and_are_marked_as_the_last_known_edition():
    assert set(MaslikhatDecision.objects.values_list("in_force_to", "last_known_edition")) == {(None, True)}


def test_paragraph_6_a_day_sees_the_version_in_force_on_it():
    older = Category.objects.get(code="akkol-burial-2010")
    Category.objects.filter(pk=older.pk).update(in_force_to=date(2026, 6, 30))
    newer = _next_version(older, date(2026, 7, 1))
    burials = Category.objects.of(older.office).filter(code__startswith="akkol-burial")

    assert [burials.in_force(day).get() for day in (date(2026, 6, 30), date(2026, 7, 1))] == [older, newer]


def test_paragraph_6_a_category_paid_by_list_cannot_be_applied_for():
    akkol = Office.objects.get(code="akkol")
    by_list = Category.objects.of(akkol).filter(by_list=True)

    assert sorted(by_list.values_list("code", flat=True)) == ["akkol-elderly-2010", "akkol-may-9-2010"]
    assert not Category.objects.by_application().filter(pk__in=by_list).exists()


@pytest.mark.parametrize(
    ("office", "by_application", "by_list"),
    [
        ("akkol", 9, 2),
        ("atbasar", 11, 0),
        ("egindikol", 7, 3),
        ("shchuche", 7, 3),
        ("stepnogorsk", 7, 5),
        ("zerendi", 10, 1),
    ],
)
def test_paragraph_6_six_offices_carry_every_category_of_their_decision(office: str, by_application: int, by_list: int):
    paid = Category.objects.in_force(TODAY).filter(office__code=office)

    assert (paid.filter(by_list=False).count(), paid.filter(by_list=True).count()) == (by_application, by_list)


def test_paragraph_6_what_the_known_text_does_not_say_is_marked_as_not_verified():
    burial = Category.objects.get(code="akkol-burial-2010")
    today = Category.objects.get(code="kokshetau-released-2023")

    with override("en"):
        assert unverified(burial) == ["whether the income matters", "by when to apply"]
        assert unverified(today) == ["how often it is paid"]


def test_paragraph_6_a_case_keeps_the_version_of_its_filing_day_and_a_draft_follows_the_new_one(cast, today):
    waiting, begun = filed(cast), draft(cast)
    before = {case.pk: case.category for case in (waiting, begun)}
    decision = published(cast, today)
    first_day = decision.in_force_from

    following_rules.sweep(today=first_day, now=timezone.now())

    waiting.refresh_from_db()
    begun.refresh_from_db()
    assert waiting.category == before[waiting.pk]
    assert begun.category.decision == decision
    assert begun.category.replaces == before[begun.pk]


def _next_version(category: Category, since: date) -> Category:
    newer = Category.objects.get(pk=category.pk)
    newer.pk, newer.code, newer.in_force_from, newer.in_force_to = None, "akkol-burial-2026", since, None
    newer.save()
    return newer
