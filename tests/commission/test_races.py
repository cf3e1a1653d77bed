"""Two secretaries at one sitting: each race with its control, in which the lock is taken out."""

from threading import Event

import pytest

from applications.models import CommissionDecision
from commission.actions import closing, holding, moving, voting_acts
from commission.models import Motion, Sitting
from commission.voting import Choice
from offices.models import Role
from socialaid.audit.models import Event as AuditEvent
from socialaid.lib.refused import Refused
from socialaid.prints.models import Journal
from tests.commission import stage
from tests.commission.stage import NOW, grant, moved, opened, planned, voted
from tests.races import WAIT_SECONDS, at_once, meeting_point

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def colleague(office):
    return stage.make_user("colleague", office, Role.SECRETARY)


@pytest.fixture
def ready(commission, secretary, category):
    """A sitting of three granted cases that only has to be closed."""
    cases = [stage.make_case(category, n) for n in (1, 2, 3)]
    sitting = opened(planned(commission, secretary, *cases), secretary)
    for case in cases:
        voted(moved(case, grant(), secretary), secretary, ayes=7)
    return sitting


def close_by(person, sitting):
    return lambda: closing.close(sitting=Sitting.objects.get(pk=sitting.pk), by=person, now=NOW)


def test_of_two_secretaries_who_close_one_sitting_one_wins(ready, secretary, colleague):
    ends = at_once(close_by(secretary, ready), close_by(colleague, ready))

    [refused] = [end for end in ends if isinstance(end, Refused)]
    assert [type(end) for end in ends if end is not refused] == [Sitting]
    assert "Secretary" in str(refused) or "Colleague" in str(refused)
    assert sorted(CommissionDecision.objects.values_list("number", flat=True)) == [
        "01-К-2026-0001",
        "01-К-2026-0002",
        "01-К-2026-0003",
    ]
    assert AuditEvent.objects.filter(act="sitting.closed").count() == 1
    assert Journal.objects.get(code="commission").last == 3


def read_without_locking(sitting_id: int) -> Sitting:
    return Sitting.objects.select_related("commission__office").get(pk=sitting_id)


@pytest.fixture
def _closing_without_the_lock(monkeypatch):
    """Both read the sitting before either has written."""
    monkeypatch.setattr(closing, "hold", meeting_point(2, read_without_locking))


@pytest.mark.usefixtures("_closing_without_the_lock")
def test_control_without_the_lock_an_empty_sitting_is_closed_twice(commission, secretary, colleague):
    # The cases of a sitting are guarded a second time, by their own state; an empty agenda shows the lock alone.
    sitting = Sitting.objects.create(
        commission=commission, number="x", starts_at=NOW, place="y", state="open", opened_at=NOW
    )

    ends = at_once(close_by(secretary, sitting), close_by(colleague, sitting))

    assert [type(end) for end in ends] == [Sitting, Sitting]
    assert AuditEvent.objects.filter(act="sitting.closed").count() == 2


@pytest.mark.usefixtures("_closing_without_the_lock")
def test_control_without_the_lock_the_second_is_told_nothing_of_the_first(ready, secretary, colleague):
    ends = at_once(close_by(secretary, ready), close_by(colleague, ready))

    [refused] = [end for end in ends if isinstance(end, Refused)]
    assert "Secretary" not in str(refused)
    assert "Colleague" not in str(refused)


def propose_by(person, case):
    return lambda: moved(case, grant(), person)


def test_of_two_motions_at_once_one_is_put(commission, secretary, colleague, case):
    opened(planned(commission, secretary, case), secretary)

    ends = at_once(propose_by(secretary, case), propose_by(colleague, case))

    assert sorted(type(end).__name__ for end in ends) == ["Motion", "Refused"]


def test_control_without_the_lock_the_second_motion_breaks_on_the_table(
    commission, secretary, colleague, case, monkeypatch
):
    opened(planned(commission, secretary, case), secretary)
    monkeypatch.setattr(holding, "hold", read_without_locking)
    monkeypatch.setattr(moving, "checked", meeting_point(2, moving.checked))

    ends = at_once(propose_by(secretary, case), propose_by(colleague, case))

    assert sorted(type(end).__name__ for end in ends) == ["IntegrityError", "Motion"]


@pytest.fixture
def member(office, commission):
    user = stage.make_user("member", office, Role.MEMBER)
    commission.members.filter(surname="Бекова").update(user=user)
    return user


@pytest.fixture
def raised(commission, secretary, member, case):
    """A motion for which all hands are recorded and not yet counted."""
    opened(planned(commission, secretary, case), secretary)
    motion = moved(case, grant(), secretary)
    hands = stage.hands_of(motion, ayes=7)
    voting_acts.record_hands(motion=motion, choices=hands, by=secretary, now=NOW)
    return motion


def cast_against(motion, member):
    voting_acts.cast(motion=Motion.objects.get(pk=motion.pk), choice=Choice.AGAINST, by=member, now=NOW)


def counted_and_written(motion) -> tuple[int, int]:
    """The votes against as they were counted, and as they stand."""
    motion.refresh_from_db()
    return motion.against, motion.votes.filter(choice=Choice.AGAINST).count()


def test_a_vote_against_the_count_is_counted_or_refused(raised, member, secretary):
    at_once(
        lambda: cast_against(raised, member),
        lambda: moving.conclude(motion=Motion.objects.get(pk=raised.pk), by=secretary, now=NOW),
    )

    counted, written = counted_and_written(raised)
    assert counted == written


def test_control_without_the_lock_a_vote_is_written_and_not_counted(raised, member, secretary, monkeypatch):
    was_counted, was_cast = Event(), Event()
    write_down = moving._write_down

    def write_down_late(*args):
        was_counted.set()
        was_cast.wait(WAIT_SECONDS)
        write_down(*args)

    def cast_between():
        was_counted.wait(WAIT_SECONDS)
        cast_against(raised, member)
        was_cast.set()

    monkeypatch.setattr(moving, "_write_down", write_down_late)
    for module in (holding, voting_acts):
        monkeypatch.setattr(module, "hold", read_without_locking)

    at_once(cast_between, lambda: moving.conclude(motion=Motion.objects.get(pk=raised.pk), by=secretary, now=NOW))

    assert counted_and_written(raised) == (0, 1)
