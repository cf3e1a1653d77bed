"""The life of a case as a table: its states, who reads them how, and the acts that move it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    DRAFT = "draft"
    FILED = "filed"
    RETURNED = "returned"
    REGISTERED = "registered"
    REFERRED = "referred"
    DECIDED = "decided"
    ORDERED = "ordered"
    SETTLED = "settled"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"


class Outcome(StrEnum):
    NONE = ""
    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Move:
    """One act that changes the state: from which states, to which."""

    act: str
    sources: frozenset[State]
    target: State


def _move(act: str, target: State, *sources: State) -> Move:
    return Move(act, frozenset(sources), target)


MOVES = {
    move.act: move
    for move in (
        _move("application.filed", State.FILED, State.DRAFT),
        _move("application.returned", State.RETURNED, State.FILED),
        _move("application.completed", State.FILED, State.RETURNED),
        _move("application.registered", State.REGISTERED, State.FILED),
        _move("application.referred", State.REFERRED, State.REGISTERED),
        _move("application.put_off", State.REGISTERED, State.REFERRED),
        _move("application.decided", State.DECIDED, State.REFERRED),
        _move("application.ordered", State.ORDERED, State.DECIDED),
        _move("application.settled", State.SETTLED, State.ORDERED),
        _move("application.closed", State.CLOSED, State.SETTLED),
        _move(
            "application.withdrawn",
            State.WITHDRAWN,
            State.DRAFT,
            State.FILED,
            State.RETURNED,
            State.REGISTERED,
            State.REFERRED,
        ),
        _move(
            "application.stopped",
            State.STOPPED,
            State.FILED,
            State.RETURNED,
            State.REGISTERED,
            State.REFERRED,
            State.DECIDED,
            State.ORDERED,
        ),
    )
}

LABELS: dict[State, Any] = {
    State.DRAFT: _("Draft"),
    State.FILED: _("Filed"),
    State.RETURNED: _("Returned for completion"),
    State.REGISTERED: _("Registered"),
    State.REFERRED: _("Before the commission"),
    State.DECIDED: _("Commission decided"),
    State.ORDERED: _("Decision signed"),
    State.SETTLED: _("Paid or answered"),
    State.CLOSED: _("Closed"),
    State.WITHDRAWN: _("Withdrawn"),
    State.STOPPED: _("Stopped"),
}

CITIZEN_LABELS: dict[State, Any] = {
    State.DRAFT: _("Not sent yet"),
    State.FILED: _("Received, being checked"),
    State.RETURNED: _("Something is missing"),
    State.REGISTERED: _("Registered, waiting for the commission"),
    State.REFERRED: _("The commission is considering it"),
    State.DECIDED: _("The commission has decided"),
    State.ORDERED: _("The decision is signed"),
    State.SETTLED: _("Paid or answered"),
    State.CLOSED: _("Finished"),
    State.WITHDRAWN: _("You withdrew it"),
    State.STOPPED: _("Stopped"),
}

TONES: dict[State, str] = {
    State.DRAFT: "quiet",
    State.FILED: "info",
    State.RETURNED: "warn",
    State.REGISTERED: "info",
    State.REFERRED: "info",
    State.DECIDED: "warn",
    State.ORDERED: "warn",
    State.SETTLED: "ok",
    State.CLOSED: "ok",
    State.WITHDRAWN: "quiet",
    State.STOPPED: "bad",
}

ENDED = frozenset({State.CLOSED, State.WITHDRAWN, State.STOPPED})
WITH_THE_DEPARTMENT = (State.FILED, State.REGISTERED, State.REFERRED)
BEFORE_REGISTRATION = frozenset({State.DRAFT, State.FILED, State.RETURNED})

STEPS: tuple[tuple[Any, frozenset[State]], ...] = (
    (_("Filed"), frozenset({State.FILED, State.RETURNED})),
    (_("Registered"), frozenset({State.REGISTERED})),
    (_("Commission"), frozenset({State.REFERRED})),
    (_("Decision"), frozenset({State.DECIDED})),
    (_("Payment"), frozenset({State.ORDERED, State.SETTLED})),
    (_("Closed"), frozenset({State.CLOSED})),
)
# Which move gives each step its day; the first that has happened counts.
STEP_DAYS: tuple[tuple[State, ...], ...] = (
    (State.FILED,),
    (State.REGISTERED,),
    (State.DECIDED, State.REFERRED),
    (State.ORDERED,),
    (State.SETTLED,),
    (State.CLOSED,),
)
RESULT_STEP = 4
RESULT_OF_REFUSAL = _("Result handed over")
RESULT_UNTOLD = _("Payment or answer")


def choices() -> list[tuple[str, Any]]:
    """States with their labels for staff, for a model field or a filter."""
    return [(state.value, LABELS[state]) for state in State]


def may_move(act: str, state: str) -> bool:
    """Whether `act` can happen to a case in `state`."""
    return State(state) in MOVES[act].sources
