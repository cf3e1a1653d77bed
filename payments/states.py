"""The life of a payment and of each attempt to pay it, as tables."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from applications.states import State


class PaymentState(TextChoices):
    OWED = "owed", _("Owed")
    PAID = "paid", _("Paid")


class TransferState(TextChoices):
    PREPARED = "prepared", _("Prepared")
    APPROVED = "approved", _("Approved")
    MADE = "made", _("Made")
    RETURNED = "returned", _("Sent back by the bank")
    CANCELLED = "cancelled", _("Cancelled")


class Phase(TextChoices):
    """How far a payment has come, as a worklist shows it."""

    OWED = "owed", _("Owed")
    PREPARED = "prepared", _("Prepared")
    APPROVED = "approved", _("Approved")
    PAID = "paid", _("Paid")


@dataclass(frozen=True, slots=True)
class Move:
    """One act on a transfer: from which states, to which."""

    act: str
    sources: frozenset[TransferState]
    target: TransferState


def _move(act: str, target: TransferState, *sources: TransferState) -> Move:
    return Move(act, frozenset(sources), target)


MOVES = {
    move.act: move
    for move in (
        _move("transfer.approved", TransferState.APPROVED, TransferState.PREPARED),
        _move("transfer.made", TransferState.MADE, TransferState.APPROVED),
        _move("transfer.returned", TransferState.RETURNED, TransferState.APPROVED),
        _move("transfer.cancelled", TransferState.CANCELLED, TransferState.PREPARED, TransferState.APPROVED),
    )
}

# A payment has at most one transfer in these states; the others free it for a new attempt.
LIVE = (TransferState.PREPARED, TransferState.APPROVED, TransferState.MADE)

# A case is paid once the department's decision is signed; later payments follow the one that settled it.
PAYABLE = (State.ORDERED, State.SETTLED)

PHASE_OF = {
    None: Phase.OWED,
    TransferState.PREPARED: Phase.PREPARED,
    TransferState.APPROVED: Phase.APPROVED,
    TransferState.MADE: Phase.PAID,
}
LIVE_STATE_OF = {phase: state for state, phase in PHASE_OF.items()}

PHASE_TONES = {Phase.OWED: "warn", Phase.PREPARED: "info", Phase.APPROVED: "info", Phase.PAID: "ok"}
TRANSFER_TONES = {
    TransferState.PREPARED: "info",
    TransferState.APPROVED: "info",
    TransferState.MADE: "ok",
    TransferState.RETURNED: "bad",
    TransferState.CANCELLED: "quiet",
}


def may_move(act: str, state: str) -> bool:
    """Whether `act` can happen to a transfer in `state`."""
    return TransferState(state) in MOVES[act].sources


def phase_of(live: str | None) -> Phase:
    """How far a payment has come, from the state of its live transfer (None where it has none)."""
    return PHASE_OF[TransferState(live) if live else None]
