"""Errors in the logs: their kind and the places in the code. Their words may quote what somebody typed and stay out."""

import sys
import traceback
from collections.abc import Iterator
from typing import Any

from structlog.types import EventDict, WrappedLogger

LEFT_OUT = "[words of the error]"
SHORTEST_WORDS = 3


def without_words_of_errors(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Tell an error by kind and place; take its words out of the rest of the line, the record's own text too."""
    errors = list(_errors_of(event))
    told = {key: value for key, value in event.items() if key != "exc_info" and not isinstance(value, BaseException)}
    words = _words_of(errors)
    told = {key: _without(value, words) for key, value in told.items()}
    if errors:
        told["exception"] = "\n".join(_places(errors[0]))
    return told


def _errors_of(event: EventDict) -> Iterator[BaseException]:
    given = event.get("exc_info")
    if given is True:
        given = sys.exc_info()
    candidates = [given[1] if isinstance(given, tuple) else given, *event.values()]
    for candidate in candidates:
        if isinstance(candidate, BaseException):
            yield from _chain(candidate)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and those that led to it, each once."""
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield following
        following = following.__cause__ or following.__context__


def _words_of(errors: list[BaseException]) -> list[str]:
    texts = {text for error in errors for text in (repr(error), str(error), *map(str, error.args))}
    return sorted((text for text in texts if len(text) >= SHORTEST_WORDS), key=len, reverse=True)


def _without(value: Any, words: list[str]) -> Any:
    if not isinstance(value, str):
        return value
    for text in words:
        value = value.replace(text, LEFT_OUT)
    return value


def _places(error: BaseException) -> Iterator[str]:
    for each in reversed(list(_chain(error))):
        for frame in traceback.extract_tb(each.__traceback__):
            yield f"{frame.filename}:{frame.lineno} in {frame.name}"
        yield type(each).__qualname__
