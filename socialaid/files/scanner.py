"""Asking ClamAV over its socket. Whatever is not a clear answer is no answer: never "clean" by mistake."""

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

import structlog
from django.conf import settings

OFF: Final = "off"
PATIENCE_SECONDS: Final = 15.0
CONNECT_SECONDS: Final = 3.0
_PIECE: Final = 64 * 1024
_LONGEST_ANSWER: Final = 4096
_LIMITS: Final = "Heuristics.Limits.Exceeded"
log = structlog.get_logger(__name__)


class Verdict(StrEnum):
    OFF = "off"
    CLEAN = "clean"
    HARMFUL = "harmful"
    BEYOND = "beyond"  # packed deeper or larger than the scanner looks
    NO_ANSWER = "no_answer"


# A scanner that hangs costs its patience once, and never more threads than this: the pages go on answering.
QUIET_SECONDS: Final = 30.0
AT_ONCE: Final = 2
quiet: Final = {"until": 0.0}
_turn: Final = threading.BoundedSemaphore(AT_ONCE)


def is_off() -> bool:
    return str(settings.CLAMD) == OFF


def examine(content: bytes) -> Verdict:
    """What the scanner says about `content`; NO_ANSWER where it is away, too slow, or cuts the line.

    After no answer it is left alone for 30 seconds, and a third file at once in this process does not wait for the two
    before it longer than 3 seconds: both are NO_ANSWER too, and a sweep asks again.
    """
    if is_off():
        return Verdict.OFF
    if time.monotonic() < quiet["until"] or not _turn.acquire(timeout=CONNECT_SECONDS):
        return Verdict.NO_ANSWER
    try:
        answer = _asked(content)
    except (OSError, ValueError) as error:
        quiet["until"] = time.monotonic() + QUIET_SECONDS
        log.warning("scanner_gave_no_answer", error=type(error).__name__)
        return Verdict.NO_ANSWER
    finally:
        _turn.release()
    return _verdict(answer)


def version() -> str:
    """What the scanner calls itself ("ClamAV 1.4.6"); raises OSError where it does not answer."""
    with _line() as (line, end):
        _send(line, end, b"zVERSION\0")
        return _answer(line, end).partition("/")[0]


def _verdict(answer: str) -> Verdict:
    if answer == "stream: OK":
        return Verdict.CLEAN
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return Verdict.BEYOND if _LIMITS in answer else Verdict.HARMFUL
    log.warning("scanner_gave_no_answer", answer=answer[:100])
    return Verdict.NO_ANSWER


def _asked(content: bytes) -> str:
    with _line() as (line, end):
        _send(line, end, b"zINSTREAM\0")
        for start in range(0, len(content), _PIECE):
            piece = content[start : start + _PIECE]
            _send(line, end, struct.pack(">I", len(piece)) + piece)
        _send(line, end, struct.pack(">I", 0))
        return _answer(line, end)


@contextmanager
def _line() -> Iterator[tuple[socket.socket, float]]:
    """A line to the scanner, and the moment by which all must be said."""
    with _connected(str(settings.CLAMD)) as line:
        yield line, time.monotonic() + PATIENCE_SECONDS


def _connected(address: str) -> socket.socket:
    """`tcp://host:port`, `unix:///path` or a bare path."""
    parts = urlsplit(address)
    if parts.scheme == "tcp":
        return socket.create_connection((parts.hostname or "", parts.port or 3310), timeout=CONNECT_SECONDS)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        line.settimeout(CONNECT_SECONDS)
        line.connect(parts.path)
    except OSError:
        line.close()
        raise
    return line


def _send(line: socket.socket, end: float, words: bytes) -> None:
    _bound(line, end)
    line.sendall(words)


def _answer(line: socket.socket, end: float) -> str:
    answer = b""
    while b"\0" not in answer and len(answer) < _LONGEST_ANSWER:
        _bound(line, end)
        part = line.recv(_LONGEST_ANSWER)
        if not part:
            raise ConnectionError("the scanner hung up")
        answer += part
    return answer.partition(b"\0")[0].decode(errors="replace").strip()


def _bound(line: socket.socket, end: float) -> None:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError("the scanner is too slow")
    line.settimeout(left)
