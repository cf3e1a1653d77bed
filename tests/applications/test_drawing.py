"""The README shows the states as they are in the code."""

from django.conf import settings

from applications.drawing import mermaid
from applications.states import MOVES


def test_drawing_has_an_arrow_for_each_move() -> None:
    arrows = [line for line in mermaid().splitlines() if "-->" in line]

    assert len(arrows) == 1 + sum(len(move.sources) for move in MOVES.values())


def test_readme_shows_the_states_drawn_from_the_code() -> None:
    readme = (settings.BASE_DIR / "README.md").read_text()

    assert f"```mermaid\n{mermaid()}\n```" in readme
