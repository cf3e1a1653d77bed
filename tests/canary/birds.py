"""Four things about a person that must not leave the database, planted everywhere and looked for afterwards."""

import base64
import json
import re
from collections.abc import Iterable
from urllib.parse import quote, quote_plus

IIN = "580101300127"
PHONE = "+77017730416"
DIAGNOSIS = "Канарейка саркоидозы"
PASSWORD = "Kanareyka-Tajna-7731"
ALL = f"{DIAGNOSIS} {IIN} {PHONE} {PASSWORD}"
BIRDS = {"IIN": IIN, "phone": PHONE, "diagnosis": DIAGNOSIS, "password": PASSWORD}
LONG_LINE = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")


def shapes(bird: str) -> set[str]:
    """How a bird could stand in a line: as typed, in an address, in JSON, in bytes shown as text, each word of it."""
    words = {bird, bird.removeprefix("+"), bird.removeprefix("+7")} | {w for w in bird.split() if len(w) > 5}
    written = {form for word in words for form in (word, quote(word), quote_plus(word), json.dumps(word).strip('"'))}
    return {each.lower() for each in written}


SHAPES = {name: shapes(bird) for name, bird in BIRDS.items()}


def found_in(text: str) -> list[str]:
    """The names of the birds that sit in `text`, also inside what is written as base64."""
    whole = "\n".join([text, *_unpacked(text)]).lower()
    return [name for name, forms in SHAPES.items() if any(form in whole for form in forms)]


def lines_with_birds(lines: Iterable[str]) -> list[tuple[list[str], str]]:
    return [(found, line[:400]) for line in lines if (found := found_in(line))]


def _unpacked(text: str) -> Iterable[str]:
    for packed in LONG_LINE.findall(text):
        try:
            yield base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_").decode()
        except ValueError:
            continue
