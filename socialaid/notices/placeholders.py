"""Texts with named places, {number} or {office}: filled in as they stand, never run as a template."""

import re
from collections.abc import Iterable, Mapping

PLACE = re.compile(r"\{([a-z_]+)\}")


def names_in(text: str) -> set[str]:
    """The places that a text names."""
    return set(PLACE.findall(text))


def wrong_in(text: str, known: Iterable[str]) -> list[str]:
    """What in `text` would not be filled in: places that are not known, and braces that are no place."""
    left_over = {sign for sign in "{}" if sign in PLACE.sub("", text)}
    unknown = {f"{{{name}}}" for name in names_in(text) - set(known)}
    return sorted(unknown | left_over)


def fill(text: str, values: Mapping[str, str]) -> str:
    """`text` with its places filled in once: what a value says is never filled in again. Unknown ones stay empty."""
    return PLACE.sub(lambda place: values.get(place.group(1), ""), text)


def with_places(text: str, values: Mapping[str, str]) -> str:
    """The way back: `text` with each value replaced by its place, the longest value first."""
    found = sorted(((value, name) for name, value in values.items() if value), key=lambda pair: -len(pair[0]))
    if not found:
        return text
    place_of = dict(reversed(found))
    longest_first = re.compile("|".join(re.escape(value) for value, _name in found))
    return longest_first.sub(lambda each: f"{{{place_of[each.group()]}}}", text)
