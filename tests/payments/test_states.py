import pytest

from payments.states import LIVE, MOVES, Phase, TransferState, may_move, phase_of

PREPARED, APPROVED, MADE, RETURNED, CANCELLED = TransferState

ALLOWED = {
    ("transfer.approved", PREPARED),
    ("transfer.made", APPROVED),
    ("transfer.returned", APPROVED),
    ("transfer.cancelled", PREPARED),
    ("transfer.cancelled", APPROVED),
}


@pytest.mark.parametrize("state", TransferState)
@pytest.mark.parametrize("act", sorted(MOVES))
def test_each_act_fits_its_states_and_no_other(act, state):
    assert may_move(act, state) is ((act, state) in ALLOWED)


def test_a_transfer_that_ended_never_moves_again():
    moved = {source for move in MOVES.values() for source in move.sources}

    assert moved == {PREPARED, APPROVED}


def test_only_what_failed_frees_the_payment():
    assert set(TransferState) - set(LIVE) == {RETURNED, CANCELLED}


@pytest.mark.parametrize(
    ("live", "phase"),
    [(None, Phase.OWED), (PREPARED, Phase.PREPARED), ("approved", Phase.APPROVED), (MADE, Phase.PAID)],
)
def test_phase_follows_the_live_transfer(live, phase):
    assert phase_of(live) == phase
