"""A new decision of the maslikhat: entered as a draft, compared, published by the head."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from django.utils.translation import override

from entitlements.actions import drafting, publishing
from entitlements.comparing import Fate
from entitlements.models import Category, DecisionDraft, DraftCategory, MaslikhatDecision
from entitlements.queries import compared
from entitlements.rules import may_enter, may_publish
from offices.models import Membership, Office, Role, Substitution
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from tests.entitlements.new_rules import begun, facts, publish

pytestmark = pytest.mark.sqlite


@pytest.fixture
def draft(cast, today) -> DecisionDraft:
    return begun(cast, today)


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def line(draft: DecisionDraft, code: str) -> DraftCategory:
    return draft.categories.get(replaces__code=code)


def change(cast, draft, code: str, **terms):
    found = line(draft, code)
    changed = found.terms | terms
    drafting.change_category(category=found, terms=changed, papers=found.papers, by=cast.head, now=timezone.now())


def add(cast, draft, **terms) -> DraftCategory:
    model = line(draft, "akkol-burial-2010").terms | {"title_kk": "Мектеп", "title_en": "Help before school"} | terms
    return drafting.add_category(draft=draft, terms=model, papers={"16": {}}, by=cast.head, now=timezone.now())


def drop(cast, draft, code: str):
    drafting.drop_category(category=line(draft, code), by=cast.head, now=timezone.now())


def test_draft_begins_as_a_copy_of_the_present_categories(cast, draft):
    present = MaslikhatDecision.objects.of(cast.office).get()
    fire = line(draft, "akkol-fire-2010")

    assert draft.copied_from == present
    assert draft.categories.count() == present.categories.count() == 11
    assert fire.terms == fire.replaces.terms
    assert fire.papers["6"]["en"] == "Act of the emergency body on the fire or disaster"
    assert {row.fate for row in compared(draft)} == {Fate.SAME}


def test_draft_is_seen_by_nobody_as_rules(cast, today, draft):
    change(cast, draft, "akkol-burial-2010", amount_value=Decimal(20))

    assert Category.objects.get(code="akkol-burial-2010").amount_value == 10
    assert Category.objects.in_force(today + timedelta(days=400)).of(cast.office).count() == 11


def test_an_office_enters_one_decision_at_a_time(cast, today, draft):
    with pytest.raises(Refused, match="being entered already"):
        begun(cast, today, number="С30-2")

    assert DecisionDraft.objects.get() == draft


@pytest.mark.parametrize(
    ("shift", "field"), [({"in_force_from": 0}, "in_force_from"), ({"adopted_on": 1}, "adopted_on")]
)
def test_days_that_cannot_be_are_refused_at_their_field(cast, today, shift, field):
    wrong = {name: today + timedelta(days=days) for name, days in shift.items()}

    with pytest.raises(Refused) as refusal:
        drafting.begin(office=cast.office, facts=facts(today, **wrong), by=cast.head, today=today, now=timezone.now())

    assert refusal.value.field == field


def test_comparison_says_in_words_what_changes(cast, draft):
    change(cast, draft, "akkol-burial-2010", amount_value=Decimal(20), apply_within_months=3)
    add(cast, draft)
    drop(cast, draft, "akkol-tuition-2010")

    rows = compared(draft)

    burial = next(row for row in rows if row.fate == Fate.CHANGED)
    assert [(each.label, each.before, each.after) for each in burial.rows if each.changed] == [
        ("How much", "10 MCI", "20 MCI"),
        ("Apply", "no time limit is named", "within 3 months of the event"),
    ]
    assert [str(row.line) for row in rows if row.fate == Fate.ADDED] == ["Help before school"]
    assert [row.line.replaces.code for row in rows if row.fate == Fate.ENDED] == ["akkol-tuition-2010"]


def test_comparison_takes_a_fixed_number_of_queries(draft, django_assert_num_queries):
    with django_assert_num_queries(4):
        compared(draft)


def test_what_was_entered_only_here_is_forgotten_when_dropped(cast, draft):
    added = add(cast, draft)

    drafting.drop_category(category=added, by=cast.head, now=timezone.now())
    drafting.drop_category(category=added, by=cast.head, now=timezone.now())

    assert not draft.categories.filter(pk=added.pk).exists()


def test_a_dropped_category_can_be_taken_in_again(cast, draft):
    drop(cast, draft, "akkol-tuition-2010")

    drafting.restore_category(category=line(draft, "akkol-tuition-2010"), by=cast.head, now=timezone.now())

    assert not line(draft, "akkol-tuition-2010").ends


def test_publishing_ends_the_old_version_the_day_before(cast, today, draft):
    change(cast, draft, "akkol-burial-2010", amount_value=Decimal(20))
    add(cast, draft)
    drop(cast, draft, "akkol-tuition-2010")

    decision = publish(cast, draft, today)

    first_day = today + timedelta(days=1)
    old, new = (Category.objects.in_force(day).of(cast.office) for day in (today, first_day))
    assert (decision.in_force_from, decision.in_force_to) == (first_day, None)
    assert set(old.values_list("decision__code", "in_force_to")) == {("akkol-2010-s27-3", today)}
    assert set(new.values_list("decision", flat=True)) == {decision.pk}
    assert new.get(replaces__code="akkol-burial-2010").amount_value == 20
    assert not new.filter(replaces__code="akkol-tuition-2010").exists()
    assert new.get(replaces=None).code == f"akkol-help-before-school-{today.year}"
    assert new.count() == 11


def test_published_draft_does_not_change_any_more(cast, today, draft):
    publish(cast, draft, today)

    with pytest.raises(Refused, match=f"{cast.head.full_name} has published"):
        add(cast, draft)
    with pytest.raises(Refused, match="has published"):
        publish(cast, draft, today)


def test_nobody_publishes_what_she_has_not_seen(cast, today, draft):
    seen = draft.revision
    change(cast, draft, "akkol-burial-2010", amount_value=Decimal(20))

    with pytest.raises(Refused, match="has been changed since you looked"):
        publish(cast, draft, today, revision=seen)


def test_a_draft_left_lying_past_its_first_day_is_not_published(cast, today, draft):
    with pytest.raises(Refused, match="The earliest day is tomorrow"):
        publish(cast, draft, today + timedelta(days=1))


def test_the_next_decision_begins_after_the_one_before(cast, today, draft):
    publish(cast, draft, today)
    second = begun(cast, today, number="С30-2")

    with pytest.raises(Refused, match="Choose a later day"):
        publish(cast, second, today)


def test_a_third_version_gets_codes_of_its_own(cast, today, draft):
    publish(cast, draft, today)
    second = begun(cast, today, number="С30-2", in_force_from=today + timedelta(days=30))

    publish(cast, second, today)

    burials = Category.objects.filter(code__startswith="akkol-burial-").order_by("in_force_from")
    year = today.year
    assert [row.code for row in burials] == ["akkol-burial-2010", f"akkol-burial-{year}", f"akkol-burial-{year}-2"]
    assert [row.replaces for row in burials] == [None, burials[0], burials[1]]


def test_a_known_decision_is_not_entered_twice(cast, today):
    known = MaslikhatDecision.objects.of(cast.office).get()
    again = begun(cast, today, number=known.number, adopted_on=known.adopted_on)

    with pytest.raises(Refused, match="is known already"):
        publish(cast, again, today)


def test_a_decision_without_categories_is_not_published(cast, today, draft):
    draft.categories.update(ends=True)

    with pytest.raises(Refused, match="no category yet"):
        publish(cast, draft, today)


@pytest.mark.parametrize(
    ("who", "enters", "publishes"),
    [
        ("head", True, True),
        ("deputy", True, False),
        ("specialist", False, False),
        ("secretary", False, False),
        ("next_door", False, False),
        ("directorate", False, False),
        ("administrator", False, False),
        ("stranger", False, False),
    ],
)
def test_head_and_deputy_enter_and_only_the_head_publishes(cast, who, enters, publishes):
    person = getattr(cast, who)

    assert (may_enter(person, cast.office), may_publish(person, cast.office)) == (enters, publishes)


def test_head_of_another_department_can_do_nothing_here(cast, today, draft):
    other = Membership.objects.get(office=Office.objects.get(code="arshaly"), role=Role.HEAD).user

    with pytest.raises(Refused, match="Only the head of this department"):
        publish(cast, draft, today, by=other)
    with pytest.raises(Refused, match="Only the head of this department or her deputy"):
        drafting.discard(draft=draft, by=other, now=timezone.now())


def test_who_stands_in_for_the_head_publishes(cast, today, draft):
    post = Membership.objects.get(user=cast.head, role=Role.HEAD)
    Substitution.objects.create(absent=post, user=cast.deputy, since=today, until=today, ground="leave")

    assert publish(cast, draft, today, by=cast.deputy).office == cast.office


def test_every_act_is_on_the_record(cast, today, draft):
    change(cast, draft, "akkol-burial-2010", amount_value=Decimal(20))
    add(cast, draft)
    drop(cast, draft, "akkol-tuition-2010")
    drafting.restore_category(category=line(draft, "akkol-tuition-2010"), by=cast.head, now=timezone.now())
    drafting.change_facts(draft=draft, facts=facts(today), by=cast.head, today=today, now=timezone.now())
    decision = publish(cast, draft, today)
    begun(cast, today, number="С31-1")
    drafting.discard(draft=DecisionDraft.objects.get(published=None), by=cast.head, now=timezone.now())

    events = Event.objects.filter(path__startswith="rules/").order_by("pk")

    assert [event.act for event in events] == [
        "rules.begun",
        "rules.category_changed",
        "rules.category_added",
        "rules.category_dropped",
        "rules.category_restored",
        "rules.changed",
        "rules.published",
        "rules.begun",
        "rules.discarded",
    ]
    assert {(event.actor, event.office) for event in events} == {(cast.head, "akkol")}
    assert events[6].facts == {
        "revision": 6,
        "decision": decision.code,
        "in_force_from": (today + timedelta(days=1)).isoformat(),
        "ends": "akkol-2010-s27-3",
        "categories": 12,
    }


def test_a_first_decision_needs_none_before_it(cast, today):
    office = cast.office
    Category.objects.of(office).update(in_force_to=today)
    MaslikhatDecision.objects.of(office).update(in_force_to=today)
    draft = begun(cast, today)
    drafting.add_category(
        draft=draft,
        terms=Category.objects.filter(office__code="arshaly")[0].terms,
        papers={},
        by=cast.head,
        now=timezone.now(),
    )

    draft.refresh_from_db()
    decision = publishing.publish(draft=draft, revision=draft.revision, by=cast.head, today=today, now=timezone.now())

    assert decision.categories.count() == 1
