"""Child processes: started together, brought back when one dies, stopped together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PDEATHSIG = 1
SOON = 20.0
SOON_DEATHS_ALLOWED = 4
LOG_LIMIT_BYTES = 5 * 1024 * 1024


class DoesNotStayUp(Exception):
    """A child died again and again right after its start."""

    def __init__(self, child: "Child") -> None:
        self.child = child
        super().__init__(f"The {child.name} does not stay up; the end of {child.log} says why.")


@dataclass
class Child:
    """One process with its log file; it runs in a session of its own, so Ctrl-C reaches only the launcher."""

    name: str
    command: list[str]
    folder: Path
    log: Path
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    soon_deaths: int = field(default=0)

    def start(self) -> None:
        """Start the process, its output appended to the log."""
        _turn_over(self.log)
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(  # noqa: S603 - the command is ours
                self.command,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_the_launcher if sys.platform == "linux" else None,  # noqa: PLW1509 - no threads
            )
        self.started_at = time.monotonic()

    @property
    def exit_code(self) -> int | None:
        """The code of a dead process, None while it lives."""
        return self.process.poll() if self.process else None

    def bring_back(self) -> None:
        """Start a dead process again; raises DoesNotStayUp when it keeps dying within seconds."""
        lived = time.monotonic() - self.started_at
        self.soon_deaths = self.soon_deaths + 1 if lived < SOON else 0
        if self.soon_deaths > SOON_DEATHS_ALLOWED:
            raise DoesNotStayUp(self)
        self._kill_what_is_left()
        self.start()

    def ask_to_stop(self) -> None:
        """Let the process finish what it holds in its hands."""
        if self.process and self.exit_code is None:
            self.process.terminate()

    def end_by(self, moment: float) -> None:
        """Wait until `moment` (monotonic seconds), then leave nothing of the process behind."""
        if not self.process:
            return
        try:
            self.process.wait(max(0.0, moment - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._kill_what_is_left()
            self.process.wait()
        self._kill_what_is_left()

    def _kill_what_is_left(self) -> None:
        if not self.process:
            return
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return


def stop_all(children: Iterable[Child], *, within: float = 8.0) -> None:
    """Stop every child, politely first; after `within` seconds none is left."""
    children = list(children)
    for child in children:
        child.ask_to_stop()
    moment = time.monotonic() + within
    for child in children:
        child.end_by(moment)


def _end_with_the_launcher() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _turn_over(log: Path) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_LIMIT_BYTES:
        log.replace(log.with_suffix(".old.log"))
