"""The life of a case is the table of product rules, each move exactly and nothing more."""

import pytest

from applications import states
from applications.states import MOVES, Outcome, State, may_move

TO_REFERRED = {State.FILED, State.RETURNED, State.REGISTERED, State.REFERRED}

TABLE = {
    "application.filed": ({State.DRAFT}, State.FILED),
    "application.returned": ({State.FILED}, State.RETURNED),
    "application.completed": ({State.RETURNED}, State.FILED),
    "application.registered": ({State.FILED}, State.REGISTERED),
    "application.referred": ({State.REGISTERED}, State.REFERRED),
    "application.put_off": ({State.REFERRED}, State.REGISTERED),
    "application.decided": ({State.REFERRED}, State.DECIDED),
    "application.ordered": ({State.DECIDED}, State.ORDERED),
    "application.settled": ({State.ORDERED}, State.SETTLED),
    "application.closed": ({State.SETTLED}, State.CLOSED),
    "application.withdrawn": ({State.DRAFT} | TO_REFERRED, State.WITHDRAWN),
    "application.stopped": (TO_REFERRED | {State.DECIDED, State.ORDERED}, State.STOPPED),
}


def test_moves_are_those_of_the_table() -> None:
    assert {act: (set(move.sources), move.target) for act, move in MOVES.items()} == TABLE


@pytest.mark.parametrize("act", TABLE)
@pytest.mark.parametrize("state", State)
def test_may_move_says_yes_to_the_table_and_no_to_all_else(act: str, state: State) -> None:
    assert may_move(act, state) is (state in TABLE[act][0])


def test_nothing_leads_out_of_an_end_and_every_other_state_can_be_left() -> None:
    left = {source for move in MOVES.values() for source in move.sources}

    assert set(State) - left == set(states.ENDED) == {State.CLOSED, State.WITHDRAWN, State.STOPPED}


def test_every_state_but_the_draft_can_be_reached() -> None:
    assert set(State) - {move.target for move in MOVES.values()} == {State.DRAFT}


@pytest.mark.parametrize("words", [states.LABELS, states.CITIZEN_LABELS, states.TONES])
def test_every_state_has_a_label_for_staff_and_for_the_citizen_and_a_tone(words: dict[State, object]) -> None:
    assert set(words) == set(State)
    assert all(str(text) for text in words.values())


def test_line_of_steps_shows_each_open_state_once() -> None:
    shown = [state for _label, group in states.STEPS for state in group]

    assert sorted(shown) == sorted(set(State) - {State.DRAFT, State.WITHDRAWN, State.STOPPED})


def test_outcome_is_no_state() -> None:
    assert {outcome.value for outcome in Outcome if outcome}.isdisjoint(state.value for state in State)
