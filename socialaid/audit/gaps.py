"""Numbers that are missing in a run of ids, kept as ranges: [[4, 4], [9, 12]] lacks 4 and 9 to 12."""

from collections.abc import Iterable, Iterator, Sequence

Ranges = list[list[int]]


def gaps_in(first: int, last: int, ids: Iterable[int]) -> Ranges:
    """What is missing from `first` to `last` among `ids`, which rise."""
    found, expected = [], first
    for each in ids:
        if each > expected:
            found.append([expected, each - 1])
        expected = each + 1
    if expected <= last:
        found.append([expected, last])
    return found


def without(ranges: Iterable[Sequence[int]], ids: Iterable[int]) -> Ranges:
    """`ranges` after `ids` were filled in."""
    filled = sorted(set(ids))
    return [
        part for low, high in ranges for part in gaps_in(low, high, [each for each in filled if low <= each <= high])
    ]


def lies_in(ranges: Iterable[Sequence[int]], number: int) -> bool:
    return any(low <= number <= high for low, high in ranges)


def missing_from(first: int, last: int, gaps: Sequence[Sequence[int]]) -> Iterator[int]:
    """The ids from `first` to `last` that are not in `gaps`, one after another."""
    expected = first
    for low, high in gaps:
        yield from range(expected, low)
        expected = high + 1
    yield from range(expected, last + 1)
