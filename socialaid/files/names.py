"""The name that a file came with: kept for people to read, never used as a place in storage."""

import unicodedata

LONGEST_NAME = 200
_SEPARATORS = str.maketrans({"/": "_", "\\": "_"})


def ending_of(name: str) -> str:
    """The end of a name from its last dot, in small letters (".jpg"); empty where there is none."""
    _, dot, last = name.rstrip(" .").rpartition(".")
    return (dot + last).lower() if dot else ""


def _without(name: str, ending: str) -> str:
    return name[: -len(ending)] if ending and name.lower().endswith(ending) else name


def clean_name(name: str, ending: str) -> str:
    """`name` without folders, control signs and signs that turn the direction of text; at most 200, its end kept."""
    composed = unicodedata.normalize("NFC", name).translate(_SEPARATORS)
    visible = "".join(sign for sign in composed if unicodedata.category(sign)[0] != "C")
    stem = _without(visible.rstrip(" ."), ending)
    readable = " ".join(stem.split()).strip(" ._") or "file"
    return readable[: LONGEST_NAME - len(ending)].rstrip() + ending
