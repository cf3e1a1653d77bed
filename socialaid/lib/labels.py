"""What codes are called, announced by the rooms they belong to when the program starts."""

from collections.abc import Mapping
from typing import Any


class Labels:
    """Words by code; a code that nobody announced stands for itself."""

    def __init__(self) -> None:
        self._words: dict[str, Any] = {}

    def announce(self, words: Mapping[str, Any]) -> None:
        """Make known what codes are called."""
        self._words.update(words)

    def of(self, code: str) -> Any:
        """The words for a code."""
        return self._words.get(code, code)

    def codes(self) -> tuple[str, ...]:
        """All codes that were announced."""
        return tuple(self._words)
