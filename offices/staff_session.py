"""How long a session of a person who works here lasts: seconds, no clock of its own."""

from collections.abc import MutableMapping
from enum import Enum, auto
from typing import Any

STARTED, SEEN, POSTS = "staff_started", "staff_seen", "staff_posts"
NOTE_EVERY_SECONDS = 60


class Ending(Enum):
    IDLE = auto()
    TOO_LONG = auto()
    POST_ENDED = auto()


class StaffSession:
    """Keeps in the session when it began, when it was last used, and the posts held meanwhile.

    Whoever has no post, and had none in this session, is left alone.
    """

    def __init__(self, session: MutableMapping[str, Any], idle_seconds: int, whole_seconds: int) -> None:
        self.session, self.idle_seconds, self.whole_seconds = session, idle_seconds, whole_seconds

    def ending(self, posts: set[int], now: int) -> Ending | None:
        """Why the session ends with this call at `now` (Unix seconds), or None: it goes on, and the call is noted."""
        held = set(self.session.get(POSTS, []))
        if not posts and not held:
            return None
        if held - posts:
            return Ending.POST_ENDED
        started, seen = self.session.get(STARTED, now), self.session.get(SEEN, now)
        if now - started > self.whole_seconds:
            return Ending.TOO_LONG
        if now - seen > self.idle_seconds:
            return Ending.IDLE
        self._note(posts, started, now)
        return None

    def _note(self, posts: set[int], started: int, now: int) -> None:
        """Written at most once a minute, so that reading a page does not mean writing a row."""
        new = {STARTED: started, POSTS: sorted(posts)}
        if now - self.session.get(SEEN, 0) >= NOTE_EVERY_SECONDS:
            new[SEEN] = now
        for key, value in new.items():
            if self.session.get(key) != value:
                self.session[key] = value
