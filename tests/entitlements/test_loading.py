"""The reference data of entitlements: complete, true to form, and loaded as often as one likes."""

from datetime import date, timedelta

import pytest

from entitlements.actions import loading
from entitlements.models import Category, DocumentKind, IndexValue, MaslikhatDecision, NeededDocument
from tests.entitlements.new_rules import published

pytestmark = pytest.mark.usefixtures("reference")

TABLES = (DocumentKind, MaslikhatDecision, Category, NeededDocument, IndexValue)


def _rows() -> list[list[dict[str, object]]]:
    return [list(table.objects.order_by("pk").values()) for table in TABLES]


@pytest.mark.sqlite
def test_loading_again_changes_nothing():
    before = _rows()

    counts = loading.load()

    assert _rows() == before
    assert counts == {"document kinds": 17, "maslikhat decisions": 19, "categories": 175, "index values": 45}


def test_loading_takes_few_queries_whatever_the_number_of_rows(django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        loading.load()


def test_loading_keeps_the_day_on_which_a_decision_ended():
    MaslikhatDecision.objects.filter(code="akkol-2010-s27-3").update(in_force_to=date(2026, 6, 30))
    Category.objects.filter(code="akkol-burial-2010").update(in_force_to=date(2026, 6, 30))

    loading.load()

    assert MaslikhatDecision.objects.get(code="akkol-2010-s27-3").in_force_to == date(2026, 6, 30)
    assert Category.objects.get(code="akkol-burial-2010").in_force_to == date(2026, 6, 30)


@pytest.mark.sqlite
def test_loading_after_a_newer_decision_leaves_both_versions(cast, today):
    newer = published(cast, today)

    loading.load()

    assert MaslikhatDecision.objects.of(cast.office).newest() == newer
    assert MaslikhatDecision.objects.get(code="akkol-2010-s27-3").in_force_to == newer.in_force_from - timedelta(days=1)


def test_loading_takes_away_a_document_that_is_no_longer_named():
    burial = Category.objects.get(code="akkol-burial-2010")
    NeededDocument.objects.create(category=burial, kind=DocumentKind.objects.get(no=16))

    loading.load()

    assert not burial.needed_documents.filter(kind__no=16).exists()


def test_loading_leaves_the_categories_of_people_alone():
    own = Category.objects.get(code="akkol-burial-2010")
    own.pk, own.code = None, "akkol-own"
    own.save()
    NeededDocument.objects.create(category=own, kind=DocumentKind.objects.get(no=16))

    loading.load()

    assert own.needed_documents.count() == 1


@pytest.mark.parametrize("table", [DocumentKind, MaslikhatDecision, Category, IndexValue])
def test_every_row_passes_its_own_checks(table: type):
    rows = list(table.objects.all())

    assert rows
    for row in rows:
        assert row.full_clean() is None


def test_every_text_is_there_in_three_languages():
    texts = Category.objects.values_list("title_ru", "title_en", "summary_kk", "summary_ru", "summary_en")

    assert all(all(row) for row in texts)


def test_at_least_five_offices_offer_five_categories():
    counts = [decision.categories.by_application().count() for decision in MaslikhatDecision.objects.all()]

    assert len([count for count in counts if count >= 5]) >= 5


def test_values_not_compared_with_the_law_are_marked():
    unverified = IndexValue.objects.filter(kind="mci", verified=False)

    assert [value.since.year for value in unverified.order_by("since")] == [
        2010, 2011, 2012, 2013, 2014, 2017, 2018, 2019, 2020, 2020, 2021, 2022, 2022, 2023, 2024,
    ]  # fmt: skip
