"""What each maslikhat pays, line by line, by its newest known decision; what is not known is said so."""

from decimal import Decimal

import pytest

from entitlements.models import Category, IndexValue, MaslikhatDecision
from entitlements.queries import needed_documents
from offices.models import Office

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.sqlite]
DECISIONS = {
    "akkol": "С27-3",
    "arshaly": "26/8",
    "astrakhan": "4С-19-11",
    "atbasar": "4С 25/17",
    "bulandy": "4С-23/4",
    "egindikol": "4С29-6",
    "enbekshilder": "С-24/5",
    "ereimentau": "4С-27/2-10",
    "esil": "24/6",
    "zhaksy": "ВС-28-4",
    "zharkain": "4С-19/5",
    "zerendi": "34-218",
    "korgalzhyn": "5/22",
    "sandyktau": "18/2",
    "tselinograd": "193/28-4",
    "shortandy": "С-24/4",
    "shchuche": "С-25/4",
    "stepnogorsk": "5С-3/5",
    "kokshetau": "С-8/8",
}
# code: kind and number of the sum, how often, income, months to apply within, the documents besides 1-5.
LINES = {
    "akkol-burial-2010": ("mci_multiple", 10, "once", "unknown", None, [11]),
    "akkol-fire-2010": ("mci_multiple", 50, "once", "unknown", None, [6]),
    "akkol-tb-food-travel-2010": ("mci_multiple", 10, "yearly", "unknown", None, [13]),
    "akkol-veteran-utilities-2010": ("mci_multiple", "2.5", "monthly", "unknown", None, [6]),
    "arshaly-hardship-2010": ("by_commission", None, "unknown", "sm", None, [6, 14]),
    "arshaly-inpatient-2010": ("by_commission", None, "unknown", "unknown", None, [12]),
    "arshaly-poor-2010": ("mci_multiple", 1, "monthly", "unknown", None, [14]),
    "atbasar-tb-2010": ("mci_multiple", 10, "twice_a_year", "unknown", None, [13]),
    "bulandy-specialist-2009": ("mci_multiple", 100, "once", "unknown", None, [6]),
    "egindikol-poor-2010": ("fixed", 10000, "once", "poverty_line", None, [14]),
    "egindikol-disability-treatment-2010": ("fixed", 20000, "once", "unknown", None, [7, 12]),
    "enbekshilder-tb-2010": ("mci_multiple", 3, "monthly", "unknown", None, [13]),
    "enbekshilder-poor-2010": ("mci_multiple", 2, "monthly", "unknown", None, [14]),
    "ereimentau-hardship-2010": ("cap_tenge", 30000, "yearly", "sm", None, [6, 14]),
    "ereimentau-tb-food-2010": ("mci_multiple", 8, "yearly", "none", None, [13]),
    "esil-orphan-students-2010": ("mci_multiple", 100, "yearly", "unknown", None, [6]),
    "zhaksy-companion-travel-2010": ("cost", None, "unknown", "unknown", None, [7, 10]),
    "zharkain-doctor-2009": ("mci_multiple", 175, "unknown", "unknown", None, [6]),
    "zerendi-surgery-2010": ("cost", None, "once", "unknown", None, [9]),
    "korgalzhyn-tb-travel-2010": ("mci_multiple", 5, "twice_a_year", "unknown", None, [10, 13]),
    "sandyktau-hardship-2010": ("cap_mci", 40, "yearly", "unknown", None, [6]),
    "tselinograd-fire-2010": ("cap_tenge", 50000, "unknown", "unknown", None, [6]),
    "shortandy-health-2010": ("cap_mci", 40, "unknown", "unknown", None, [7, 8, 15]),
    "shchuche-burial-2010": ("mci_multiple", 10, "once", "unknown", 6, [11]),
    "stepnogorsk-surgery-2012": ("mci_multiple", 15, "yearly", "unknown", None, [6, 9]),
    "kokshetau-tb-2023": ("mci_multiple", 10, "monthly", "none", None, [13]),
    "kokshetau-fire-2023": ("cap_mci", 50, "unknown", "unknown", 3, [6]),
    "kokshetau-released-2023": ("mci_multiple", 15, "unknown", "none", 3, [6]),
    "kokshetau-dental-2023": ("cap_mci", 30, "yearly", "none", None, [6]),
    "kokshetau-poor-2023": ("mci_multiple", 10, "yearly", "sm", None, [14]),
}
IN_FULL = ("akkol", "atbasar", "egindikol", "enbekshilder", "zerendi", "zhaksy", "shchuche", "stepnogorsk", "kokshetau")


def line(code: str) -> tuple[object, ...]:
    found = Category.objects.get(code=code)
    own = [needed.kind.no for needed in needed_documents(found) if not needed.kind.base]
    terms = (found.amount_kind, found.amount_value, found.frequency, found.income_test, found.apply_within_months)
    return (*terms, own)


def test_each_department_has_its_newest_known_decision_and_it_is_marked():
    found = MaslikhatDecision.objects.select_related("office")

    assert {decision.office.code: decision.number for decision in found} == DECISIONS
    assert all(decision.last_known_edition for decision in found)
    assert set(DECISIONS) == {office.code for office in Office.objects.departments()}


@pytest.mark.parametrize("code", LINES)
def test_category_says_what_its_decision_says(code: str):
    kind, number, *rest = LINES[code]

    assert line(code) == (kind, None if number is None else Decimal(number), *rest)


def test_cost_of_an_operation_in_zerendi_has_its_ceiling():
    assert Category.objects.get(code="zerendi-surgery-2010").amount_cap == 20


@pytest.mark.parametrize("office", IN_FULL)
def test_office_in_full_has_nine_categories_or_more(office: str):
    assert Category.objects.filter(office__code=office).count() >= 9


def test_every_department_pays_something_on_application():
    assert all(Category.objects.of(office).by_application().exists() for office in Office.objects.departments())


def test_every_category_by_application_asks_for_the_base_documents():
    for category in Category.objects.by_application().prefetch_related("needed_documents__kind"):
        base = {needed.kind.no for needed in category.needed_documents.all() if needed.kind.base}
        assert base == {1, 2, 3, 4, 5}, category.code


def test_a_list_asks_nobody_for_a_document():
    lists = Category.objects.filter(by_list=True)

    assert lists.exists()
    assert not lists.filter(needed_documents__isnull=False).exists()


@pytest.mark.parametrize(
    ("kind", "since", "value", "verified"),
    [
        ("mci", "2008-01-01", 1168, True),
        ("mci", "2009-07-01", 1296, True),
        ("mci", "2010-01-01", 1413, False),
        ("mci", "2020-04-01", 2778, False),
        ("mci", "2026-01-01", 4325, True),
        ("sm", "2008-01-01", 10515, True),
        ("sm", "2008-07-01", 12025, False),
        ("sm", "2025-01-01", 46228, True),
        ("sm", "2026-01-01", 50851, True),
    ],
)
def test_index_of_a_day_says_whether_it_was_compared_with_the_law(kind, since, value, verified):
    found = IndexValue.objects.get(kind=kind, since=since)

    assert (found.value, found.verified) == (value, verified)
