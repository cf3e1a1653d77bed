"""Indexes by day, and what a category gives on a day."""

from datetime import date

import pytest

from entitlements.amounts import Proposal
from entitlements.models import Category
from entitlements.queries import mci_on, needed_documents, proposal_for, subsistence_minimum_on

pytestmark = pytest.mark.usefixtures("reference")


@pytest.mark.parametrize(
    ("day", "mci"),
    [
        (date(2007, 12, 31), None),
        (date(2008, 10, 7), 1168),
        (date(2009, 6, 30), 1273),
        (date(2009, 7, 1), 1296),
        (date(2020, 3, 31), 2651),
        (date(2020, 4, 1), 2778),
        (date(2025, 12, 31), 3932),
        (date(2026, 1, 1), 4325),
    ],
)
def test_mci_is_the_one_of_the_day(day: date, mci: int | None):
    assert mci_on(day) == mci


def test_subsistence_minimum_is_the_one_of_the_day():
    assert [subsistence_minimum_on(day) for day in (date(2007, 1, 1), date(2026, 11, 22))] == [None, 50_851]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("akkol-burial-2010", Proposal(amount=43_250)),
        ("egindikol-tb-2010", Proposal(amount=20_000)),
        ("sandyktau-hardship-2010", Proposal(ceiling=173_000)),
        ("zerendi-surgery-2010", Proposal(ceiling=86_500)),
        ("atbasar-tuition-2010", Proposal()),
        ("arshaly-hardship-2010", Proposal()),
    ],
)
def test_category_proposes_by_the_index_of_the_day(code: str, expected: Proposal):
    assert proposal_for(Category.objects.get(code=code), date(2026, 11, 22)) == expected


def test_fixed_sum_reads_no_index(django_assert_num_queries):
    category = Category.objects.get(code="egindikol-tb-2010")

    with django_assert_num_queries(0):
        proposal_for(category, date(2026, 11, 22))


def test_needed_documents_come_in_order_with_their_kinds_in_one_query(django_assert_num_queries):
    category = Category.objects.get(code="egindikol-burial-2010")

    with django_assert_num_queries(1):
        numbers = [needed.kind.no for needed in needed_documents(category)]

    assert numbers == [1, 2, 3, 4, 5, 6, 11]
