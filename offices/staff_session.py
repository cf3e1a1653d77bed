"""How long a session of a person who works here lasts: seconds, no clock of its own."""

from collections.abc import MutableMapping
from enum import Enum, auto
from typing import Any

STARTED, SEEN, POSTS = "staff_started", "staff_seen", "staff_posts"
FACTOR = "staff_factor"
NOTE_EVERY_SECONDS = 60


class Ending(Enum):
    IDLE = auto()
    TOO_LONG = auto()
    POST_ENDED = auto()
    FACTOR_GONE = auto()


class StaffSession:
    """Keeps in the session when it began, when it was last used, and the posts held meanwhile.

    Whoever has no post, had none in this session and needs no second factor is left alone.
    """

    def __init__(self, session: MutableMapping[str, Any], idle_seconds: int, whole_seconds: int) -> None:
        self.session, self.idle_seconds, self.whole_seconds = session, idle_seconds, whole_seconds

    def ending(self, posts: set[int], now: int, *, factor: bool | None) -> Ending | None:
        """Why the session ends with this call at `now` (Unix seconds), or None: it goes on, and the call is noted.

        `factor` says whether a second factor is set up, None for whom none is asked; a session that has seen one ends
        when it is taken off.
        """
        held = set(self.session.get(POSTS, []))
        if not posts and not held and factor is None:
            return None
        if held - posts:
            return Ending.POST_ENDED
        if self.session.get(FACTOR) and factor is False:
            return Ending.FACTOR_GONE
        started, seen = self.session.get(STARTED, now), self.session.get(SEEN, now)
        if now - started > self.whole_seconds:
            return Ending.TOO_LONG
        if now - seen > self.idle_seconds:
            return Ending.IDLE
        self._note(posts, started, now, bool(factor))
        return None

    def _note(self, posts: set[int], started: int, now: int, factor: bool) -> None:
        """Written at most once a minute, so that reading a page does not mean writing a row."""
        new = {STARTED: started, POSTS: sorted(posts), FACTOR: factor}
        if now - self.session.get(SEEN, 0) >= NOTE_EVERY_SECONDS:
            new[SEEN] = now
        for key, value in new.items():
            if self.session.get(key) != value:
                self.session[key] = value
