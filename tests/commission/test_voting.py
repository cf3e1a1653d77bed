"""The arithmetic of a vote, by hand: product rules section 5 and the neighbours of its example."""

import pytest
from django.utils.translation import override

from commission.voting import Choice, MotionResult, Reason, majority, quorum, tally

FOR, AGAINST, ABSTAINED = Choice.FOR, Choice.AGAINST, Choice.ABSTAINED


def hands(ayes: int, noes: int, abstained: int = 0) -> list[Choice]:
    return [FOR] * ayes + [AGAINST] * noes + [ABSTAINED] * abstained


@pytest.mark.parametrize(
    ("base", "numerator", "denominator", "expected"),
    [
        (7, 2, 3, 5),
        (6, 2, 3, 4),
        (5, 2, 3, 4),
        (4, 2, 3, 3),
        (3, 2, 3, 2),
        (11, 2, 3, 8),
        (12, 2, 3, 8),
        (1, 2, 3, 1),
        (0, 2, 3, 0),
        (7, 1, 2, 4),
        (6, 1, 2, 3),
        (7, 1, 1, 7),
        (7, 3, 4, 6),
    ],
)
def test_quorum_is_the_share_rounded_up(base, numerator, denominator, expected):
    assert quorum(base, numerator, denominator) == expected


@pytest.mark.parametrize(("base", "expected"), [(7, 4), (6, 4), (5, 3), (4, 3), (2, 2), (1, 1)])
def test_majority_is_more_than_half_of_the_base(base, expected):
    assert majority(base) == expected


@pytest.mark.parametrize(
    ("base", "votes", "chair", "reason"),
    [
        # the example: 7 members, 1 recused
        (6, hands(3, 3), FOR, Reason.CHAIR_FOR),
        (6, hands(3, 3), AGAINST, Reason.CHAIR_AGAINST),
        (6, hands(3, 3), None, Reason.NO_MAJORITY),
        (6, hands(4, 2), AGAINST, Reason.MAJORITY),
        (6, hands(2, 4), FOR, Reason.NO_MAJORITY),
        (6, hands(3, 2, 1), FOR, Reason.NO_MAJORITY),
        (6, hands(3, 2), FOR, Reason.NO_MAJORITY),
        (6, hands(4, 0), FOR, Reason.MAJORITY),
        (6, hands(3, 1), FOR, Reason.NO_MAJORITY),
        (6, hands(2, 2), FOR, Reason.NO_MAJORITY),
        (6, hands(2, 2, 2), FOR, Reason.NO_MAJORITY),
        (6, hands(6, 0), FOR, Reason.MAJORITY),
        (6, hands(0, 0, 6), ABSTAINED, Reason.NO_MAJORITY),
        # nobody recused
        (7, hands(4, 3), AGAINST, Reason.MAJORITY),
        (7, hands(3, 4), FOR, Reason.NO_MAJORITY),
        (7, hands(3, 3, 1), FOR, Reason.CHAIR_FOR),
        (7, hands(3, 3, 1), ABSTAINED, Reason.NO_MAJORITY),
        (7, hands(3, 3), FOR, Reason.CHAIR_FOR),
        (7, hands(3, 3), None, Reason.NO_MAJORITY),
        # the chair is the recused one
        (6, hands(4, 2), None, Reason.MAJORITY),
        # two recused
        (5, hands(2, 2, 1), FOR, Reason.CHAIR_FOR),
        (5, hands(3, 2), AGAINST, Reason.MAJORITY),
        # one member alone
        (1, hands(1, 0), FOR, Reason.MAJORITY),
        (1, hands(0, 1), AGAINST, Reason.NO_MAJORITY),
    ],
)
def test_vote_ends_by_the_table(base, votes, chair, reason):
    result = tally(votes, base=base, quorum=quorum(base, 2, 3), present=len(votes), chair=chair)

    assert result.reason == reason


@pytest.mark.parametrize(
    ("base", "present", "reason"),
    [(6, 3, Reason.NO_QUORUM), (6, 4, Reason.MAJORITY), (7, 4, Reason.NO_QUORUM), (7, 5, Reason.MAJORITY)],
)
def test_without_quorum_nothing_carries(base, present, reason):
    result = tally(hands(present, 0), base=base, quorum=quorum(base, 2, 3), present=present, chair=FOR)

    assert result.reason == reason


def test_a_base_of_nobody_has_no_quorum():
    result = tally([], base=0, quorum=0, present=0, chair=None)

    assert result.reason == Reason.NO_QUORUM


@pytest.mark.parametrize(
    ("reason", "outcome", "by_chair"),
    [
        (Reason.MAJORITY, MotionResult.CARRIED, False),
        (Reason.CHAIR_FOR, MotionResult.CARRIED, True),
        (Reason.CHAIR_AGAINST, MotionResult.FAILED, True),
        (Reason.NO_MAJORITY, MotionResult.FAILED, False),
        (Reason.NO_QUORUM, MotionResult.FAILED, False),
    ],
)
def test_each_end_is_carried_or_failed(reason, outcome, by_chair):
    votes = {
        Reason.MAJORITY: (hands(4, 2), FOR),
        Reason.CHAIR_FOR: (hands(3, 3), FOR),
        Reason.CHAIR_AGAINST: (hands(3, 3), AGAINST),
        Reason.NO_MAJORITY: (hands(2, 4), FOR),
        Reason.NO_QUORUM: (hands(3, 0), FOR),
    }
    cast, chair = votes[reason]

    result = tally(cast, base=6, quorum=4, present=len(cast), chair=chair)

    assert (result.reason, result.result, result.by_chair) == (reason, outcome, by_chair)


def test_result_says_its_arithmetic_in_words():
    result = tally(hands(3, 3), base=6, quorum=4, present=6, chair=FOR)

    with override("en"):
        words = result.in_words()

    assert words == (
        "base 6, quorum 4, present 6; 3 for, 3 against, 0 abstained; "
        "the votes are equal, the chair's vote decides: carried"
    )
