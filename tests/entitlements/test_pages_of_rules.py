"""The pages on which the head and her deputy enter a new decision."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from entitlements.models import DecisionDraft, DraftCategory, MaslikhatDecision
from tests.cast import signed_in
from tests.entitlements.new_rules import begun, facts, published

pytestmark = pytest.mark.sqlite


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def head(cast):
    return signed_in(cast.head)


@pytest.fixture
def draft(cast, today) -> DecisionDraft:
    return begun(cast, today)


def answers(today) -> dict[str, str]:
    return {name: str(value) for name, value in facts(today).items()}


def category_answers(line: DraftCategory | None = None, **others: str) -> dict[str, str]:
    """The form as the browser sends it: empty where nothing is written, ticks left out."""
    known = {
        "topic": "burial",
        "title_kk": "Көмек",
        "title_ru": "Помощь",
        "summary_kk": "Кімге",
        "summary_ru": "Кому",
        "amount_kind": "mci_multiple",
        "amount_value": "10",
        "frequency": "once",
        "income_test": "none",
    }
    return known | others


def test_the_head_finds_her_rules_and_begins_a_decision(cast, today, head):
    page = head.get(reverse("desk:rules")).content.decode()
    address = reverse("desk:rules-new", args=["akkol"])

    answer = head.post(address, answers(today))

    draft = DecisionDraft.objects.get()
    assert address in page
    assert "С27-3" in page
    assert answer.url == draft.get_absolute_url()
    assert "Copied from" in head.get(answer.url).content.decode()


def test_a_day_that_cannot_be_is_told_at_its_field_and_nothing_is_lost(today, head, cast):
    wrong = answers(today) | {"in_force_from": str(today)}

    page = head.post(reverse("desk:rules-new", args=["akkol"]), wrong).content.decode()

    assert "The earliest day is tomorrow" in page
    assert 'value="С30-1"' in page
    assert not DecisionDraft.objects.exists()


def test_a_deputy_changes_a_category_and_sees_what_changes(cast, draft):
    deputy = signed_in(cast.deputy)
    line = draft.categories.get(replaces__code="akkol-burial-2010")
    sent = category_answers(line, amount_value="20", paper_11="on", note_kk_11="Түпнұсқа", paper_16="on")

    answer = deputy.post(line.get_absolute_url(), sent)
    page = deputy.get(reverse("desk:rules-preview", args=[draft.pk])).content.decode()

    line.refresh_from_db()
    assert answer.url == draft.get_absolute_url()
    assert (line.amount_value, line.numbers(), line.papers["11"]["kk"]) == (20, [11, 16], "Түпнұсқа")
    assert re.search(r"10\sMCI", page)
    assert re.search(r"<strong>20\sMCI</strong>", page)
    assert "The head of the department publishes the decision." in page
    assert "Publish the decision" not in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"amount_value": ""}, "Write the sum or how many MCI."),
        ({"amount_value": "-3"}, "Write a number above zero."),
        ({"income_test": "sm"}, "Write how many subsistence minimums or MCI."),
    ],
)
def test_a_rule_that_makes_no_sense_is_told_in_words(head, draft, wrong, sentence):
    address = reverse("desk:rules-category-new", args=[draft.pk])

    page = head.post(address, category_answers(**wrong)).content.decode()

    assert sentence in page
    assert draft.categories.count() == 11


def test_numbers_that_a_kind_has_not_are_forgotten(head, draft):
    address = reverse("desk:rules-category-new", args=[draft.pk])

    head.post(address, category_answers(amount_kind="by_commission", amount_value="10", amount_cap="3"))

    added = draft.categories.get(replaces=None)
    assert (added.amount_value, added.amount_cap) == (None, None)


def test_a_multiple_may_be_written_with_a_comma(cast, head, draft):
    with override("ru"):
        address = reverse("desk:rules-category-new", args=[draft.pk])

    head.post(address, category_answers(amount_value="2,5"))

    assert draft.categories.get(replaces=None).amount_value * 10 == 25


def test_a_category_is_dropped_and_taken_in_again_from_the_draft(head, draft):
    line = draft.categories.get(replaces__code="akkol-tuition-2010")

    head.post(reverse("desk:rules-category-drop", args=[draft.pk, line.pk]))
    page = head.get(draft.get_absolute_url()).content.decode()
    head.post(reverse("desk:rules-category-restore", args=[draft.pk, line.pk]))

    line.refresh_from_db()
    assert "Take in again" in page
    assert not line.ends


def test_the_head_publishes_only_with_her_confirmation(cast, today, head, draft):
    address = reverse("desk:rules-preview", args=[draft.pk])

    refused = head.post(address, {"revision": draft.revision}).content.decode()
    answer = head.post(address, {"revision": draft.revision, "confirmed": "on"}, follow=True).content.decode()

    assert "Compare the draft with the decision and confirm it." in refused
    assert "The decision is published." in answer
    assert "To come" in answer
    assert MaslikhatDecision.objects.of(cast.office).newest().in_force_from == today + timedelta(days=1)


def test_a_deputy_who_sends_the_form_by_hand_is_refused(cast, draft):
    address = reverse("desk:rules-preview", args=[draft.pk])

    page = signed_in(cast.deputy).post(address, {"revision": draft.revision, "confirmed": "on"}).content.decode()

    assert "Only the head of this department can publish the decision." in page
    assert MaslikhatDecision.objects.of(cast.office).count() == 1


def test_a_published_draft_has_no_page_any_more(cast, today, head):
    decision = published(cast, today)

    assert head.get(decision.draft.get_absolute_url()).status_code == 404


def test_a_draft_is_thrown_away_after_one_more_question(head, draft):
    address = reverse("desk:rules-discard", args=[draft.pk])

    assert "will be gone" in head.get(address).content.decode()
    head.post(address)

    assert not DecisionDraft.objects.exists()


def test_rules_to_come_say_so_on_their_public_page(cast, today, client):
    decision = published(cast, today)
    burial = decision.categories.get(replaces__code="akkol-burial-2010")

    page = client.get(burial.get_absolute_url()).content.decode()

    assert "These rules come into force on" in page
    assert f"category={burial.code}" not in page


@pytest.mark.parametrize("typed", ["№ С30-1", "№С30-1", "No. С30-1", "N С30-1", " С30-1 "])
def test_sign_of_number_typed_before_the_number_is_not_kept(cast, today, head, typed):
    head.post(reverse("desk:rules-new", args=["akkol"]), answers(today) | {"number": typed})

    assert DecisionDraft.objects.get().number == "С30-1"


def test_number_that_is_a_sign_only_is_asked_for_again(cast, today, head):
    page = head.post(reverse("desk:rules-new", args=["akkol"]), answers(today) | {"number": "№"})

    assert page.context["form"].errors["number"] == ["Write the number that stands after the sign №."]
    assert not DecisionDraft.objects.exists()
