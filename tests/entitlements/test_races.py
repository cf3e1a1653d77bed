"""Two heads at one draft: each race with its control, in which the lock is taken out."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.utils import timezone

from entitlements.actions import drafting, publishing
from entitlements.models import DecisionDraft, MaslikhatDecision
from offices.models import Membership, Role
from socialaid.accounts.models import User
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from tests.cast import Cast, assemble
from tests.entitlements.new_rules import begun, facts
from tests.races import at_once, meeting_point

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("reference")]


@pytest.fixture
def cast(reference: None, today: date) -> Cast:
    found = assemble(today)
    Membership.objects.filter(user=found.deputy).update(role=Role.HEAD)
    return found


@pytest.fixture
def draft(cast: Cast, today: date) -> DecisionDraft:
    return begun(cast, today)


def publish_by(person: User, draft: DecisionDraft, today: date):
    fresh = User.objects.get(pk=person.pk)
    return lambda: publishing.publish(draft=draft, revision=1, by=fresh, today=today, now=timezone.now())


def read_without_locking(draft_id: int) -> DecisionDraft:
    return DecisionDraft.objects.select_related("office", "published_by").get(pk=draft_id)


def test_of_two_heads_who_publish_one_draft_one_wins_and_the_other_is_told_who(cast, draft, today):
    ends = at_once(publish_by(cast.head, draft, today), publish_by(cast.deputy, draft, today))

    [refused] = [end for end in ends if isinstance(end, Refused)]
    [decision] = [end for end in ends if end is not refused]
    winner = Event.objects.get(act="rules.published").actor
    assert winner.full_name in str(refused)
    assert MaslikhatDecision.objects.of(cast.office).newest() == decision
    assert MaslikhatDecision.objects.of(cast.office).count() == 2


def test_control_without_the_lock_the_second_runs_into_the_database(cast, draft, today, monkeypatch):
    monkeypatch.setattr(publishing, "hold", meeting_point(2, read_without_locking))

    ends = at_once(publish_by(cast.head, draft, today), publish_by(cast.deputy, draft, today))

    assert sorted(type(end).__name__ for end in ends) in (
        ["IntegrityError", "MaslikhatDecision"],
        ["MaslikhatDecision", "Refused"],
    )
    assert not [end for end in ends if isinstance(end, Refused) and "has published" in str(end)]


def test_of_two_who_begin_a_draft_one_wins(cast, today):
    def begin():
        return drafting.begin(office=cast.office, facts=facts(today), by=cast.head, today=today, now=timezone.now())

    ends = at_once(begin, begin)

    assert sorted(type(end).__name__ for end in ends) == ["DecisionDraft", "Refused"]
    assert DecisionDraft.objects.count() == 1


def test_control_the_database_itself_allows_one_open_draft(cast, draft):
    with pytest.raises(IntegrityError):
        DecisionDraft.objects.create(
            office=draft.office,
            number="x",
            adopted_on=draft.adopted_on,
            in_force_from=draft.in_force_from,
            title_kk="x",
            title_ru="x",
            begun_by=draft.begun_by,
            begun_at=draft.begun_at,
        )
