"""Folding of Kazakh and Russian text: one key to search by, one to sort by, the same on every database."""

import re
import unicodedata

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_LETTER = {letter: chr(0x4E00 + place) for place, letter in enumerate(ALPHABET)}
_LATIN_I_BETWEEN_CYRILLIC = re.compile(r"(?<=[а-яёәғқңөұүһі])i|i(?=[а-яёәғқңөұүһі])")


def fold(text: str) -> str:
    """`text` for searching: case folded, spaces joined, a Latin i inside a Cyrillic word read as і."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_LATIN_I_BETWEEN_CYRILLIC.sub("і", plain).split())


def visible(text: str) -> str:
    """`text` on one line, without letters that nobody can see (controls, marks of direction, zero-width ones)."""
    seen = (" " if letter.isspace() else letter for letter in text if letter.isspace() or letter.isprintable())
    return " ".join("".join(seen).split())


def sort_key(text: str) -> str:
    """`text` for sorting in the order of the 42-letter Kazakh alphabet."""
    return "".join(_LETTER.get(letter, letter) for letter in fold(text))
