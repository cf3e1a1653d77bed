"""The life of a case as a picture, drawn from the table of moves."""

from django.utils.translation import override

from applications.states import LABELS, MOVES, State

ACT_WORDS = {
    "application.filed": "file",
    "application.returned": "return for completion",
    "application.completed": "complete",
    "application.registered": "register, coupon",
    "application.referred": "put on an agenda",
    "application.put_off": "put off",
    "application.decided": "decision received",
    "application.ordered": "sign",
    "application.settled": "pay, or deliver the refusal",
    "application.closed": "everything paid and delivered",
    "application.withdrawn": "withdraw",
    "application.stopped": "stop (§17)",
}


def mermaid() -> str:
    """A state diagram in the language of Mermaid, with an arrow for each move that the table allows."""
    lines = ["stateDiagram-v2", "    [*] --> draft"]
    with override("en"):
        lines += [f"    {state.value}: {LABELS[state]}" for state in State]
    for move in MOVES.values():
        sources = [state for state in State if state in move.sources]
        lines += [f"    {source.value} --> {move.target.value}: {ACT_WORDS[move.act]}" for source in sources]
    return "\n".join(lines)
