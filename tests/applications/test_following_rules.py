"""Drafts that people have begun, on the day when a new decision comes into force."""

from datetime import timedelta

import pytest
from django.utils import timezone

from applications.actions import drafting, following_rules
from applications.tasks import follow_rules
from entitlements.actions import drafting as rules
from entitlements.models import Category
from socialaid.audit.models import Event
from socialaid.notices.models import Notice
from tests.cast import draft
from tests.entitlements.new_rules import begun, publish, published

pytestmark = pytest.mark.sqlite


def swept(day) -> int:
    return following_rules.sweep(today=day, now=timezone.now())


def begun_for(cast, today, code: str):
    category = Category.objects.get(code=code)
    return drafting.begin(user=cast.applicant, office=cast.office, category=category, today=today, now=timezone.now())


def letters() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("letter", flat=True))


def test_nothing_moves_before_the_first_day(cast, today):
    mine = draft(cast)
    published(cast, today)

    assert swept(today) == 0
    assert mine.category == type(mine).objects.get(pk=mine.pk).category
    assert letters() == []


def test_draft_moves_to_the_new_version_with_all_that_was_answered(cast, today):
    mine = begun_for(cast, today, "akkol-burial-2010")
    drafting.answer(draft=mine, words="Жерлеу")
    decision = published(cast, today)

    swept(decision.in_force_from)

    mine.refresh_from_db()
    assert (mine.category.decision, mine.words) == (decision, "Жерлеу")
    assert [row.kind.no for row in mine.documents.in_order()] == [1, 2, 3, 4, 5, 11]
    assert letters() == ["applications/rules_changed"]
    assert Event.objects.get(act="application.rules_followed").facts == {
        "draft": mine.pk,
        "before": "akkol-burial-2010",
        "after": mine.category.code,
    }


def test_draft_takes_the_documents_of_the_new_version(cast, today):
    mine = begun_for(cast, today, "akkol-burial-2010")
    new = begun(cast, today)
    line = new.categories.get(replaces__code="akkol-burial-2010")
    rules.change_category(category=line, terms=line.terms, papers={"16": {}}, by=cast.head, now=timezone.now())

    swept(publish(cast, new, today).in_force_from)

    assert [row.kind.no for row in mine.documents.in_order()] == [1, 2, 3, 4, 5, 16]


def test_draft_skips_versions_that_have_ended_too(cast, today):
    mine = begun_for(cast, today, "akkol-burial-2010")
    published(cast, today)
    third = published(cast, today, number="С30-2", in_force_from=today + timedelta(days=9))

    swept(third.in_force_from)

    mine.refresh_from_db()
    assert mine.category.decision == third


@pytest.mark.parametrize("how", ["dropped", "by list"])
def test_whose_category_has_ended_is_told_kindly_and_keeps_the_draft(cast, today, how):
    mine = begun_for(cast, today, "akkol-burial-2010")
    new = begun(cast, today)
    line = new.categories.get(replaces__code="akkol-burial-2010")
    if how == "dropped":
        rules.drop_category(category=line, by=cast.head, now=timezone.now())
    else:
        by_list = line.terms | {"by_list": True}
        rules.change_category(category=line, terms=by_list, papers={}, by=cast.head, now=timezone.now())
    decision = publish(cast, new, today)

    swept(decision.in_force_from)
    swept(decision.in_force_from)

    mine.refresh_from_db()
    assert (mine.state, mine.category.code) == ("draft", "akkol-burial-2010")
    assert letters() == ["applications/rules_ended"]


def test_sweeping_twice_tells_once(cast, today):
    begun_for(cast, today, "akkol-burial-2010")
    decision = published(cast, today)

    assert [swept(decision.in_force_from), swept(decision.in_force_from)] == [1, 0]
    assert letters() == ["applications/rules_changed"]


def test_the_task_follows_the_rules_of_today(cast, today):
    mine = begun_for(cast, today, "akkol-burial-2010")
    decision = published(cast, today)
    Category.objects.filter(decision=decision).update(in_force_from=today)
    Category.objects.filter(pk=mine.category_id).update(in_force_to=today - timedelta(days=1))

    follow_rules()

    mine.refresh_from_db()
    assert mine.category.decision == decision
