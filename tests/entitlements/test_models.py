"""What the database promises about categories."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.utils.translation import override

from entitlements.models import Category, DocumentKind, NeededDocument
from entitlements.templatetags import entitlements as filters

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.sqlite]


@pytest.mark.parametrize(
    "columns",
    [
        {"amount_value": None},
        {"amount_value": 0},
        {"amount_kind": "cost"},
        {"amount_cap": 5},
        {"income_test": "sm"},
        {"income_value": 2},
        {"in_force_to": date(2000, 1, 1)},
    ],
)
def test_a_rule_that_makes_no_sense_is_not_stored(columns: dict[str, object]):
    burial = Category.objects.filter(code="akkol-burial-2010")

    with pytest.raises(IntegrityError):
        burial.update(**columns)


def test_a_document_that_is_not_needed_says_why():
    burial = Category.objects.get(code="akkol-burial-2010")

    with pytest.raises(IntegrityError):
        NeededDocument.objects.create(category=burial, kind=DocumentKind.objects.get(no=16), needed_by_default=False)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2010, 3, 15), False), (date(2010, 3, 16), True), (date(2011, 1, 1), True), (date(2011, 1, 2), False)],
)
def test_category_is_in_force_from_its_first_day_to_its_last(day: date, expected: bool):
    burial = Category.objects.get(code="akkol-burial-2010")
    burial.in_force_to = date(2011, 1, 1)

    assert burial.is_in_force(day) is expected


def test_filters_put_a_category_in_words():
    category = Category.objects.get(code="kokshetau-tb-2023")

    with override("en"):
        assert filters.amount_rule(category).replace("\u00a0", " ") == "10 MCI, every month, at most 6 payments"
        assert filters.arithmetic(category, 4325).replace("\u00a0", " ") == "10 MCI × 4 325 ₸ = 43 250 ₸"
        assert filters.income_condition(category) == "income does not matter"
        assert filters.apply_within(category) == ""


def test_names_follow_the_language():
    category = Category.objects.get(code="akkol-burial-2010")

    with override("ru"):
        assert str(category) == "Помощь на погребение"
        assert str(DocumentKind.objects.get(no=16)) == "16. Копия свидетельства о рождении"
        assert str(category.decision) == "Решение Аккольского районного маслихата о социальной помощи № С27-3"
