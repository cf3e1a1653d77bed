"""Invented people, drawn the same way every time."""

import json
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any

from django.conf import settings

from socialaid.lib.identifiers import iin_check_digit

SERIAL_KEPT_CLEAR = "0000"
CENTURY_DIGITS = {(1900, "men"): "3", (1900, "women"): "4", (2000, "men"): "5", (2000, "women"): "6"}


@dataclass(frozen=True, slots=True)
class Invented:
    """A person who does not exist."""

    surname: str
    given_name: str
    patronymic: str
    birth_date: date
    iin: str
    phone: str


class Names:
    """Draws people and addresses; the same seed draws the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.lists: dict[str, Any] = json.loads((settings.BASE_DIR / "fixtures/demo/names.json").read_text())
        self.drawn: set[str] = set()
        self.known: dict[str, Invented] = {}

    def person(self, sex: str = "") -> Invented:
        """Somebody whose IIN was not drawn before; its serial keeps clear of real people."""
        sex = sex or self.random.choice(("women", "men"))
        part = self.lists[sex]
        while True:
            born = date(self.random.randint(1938, 2003), self.random.randint(1, 12), self.random.randint(1, 28))
            iin = _iin(born, sex)
            if iin and iin not in self.drawn:
                break
        self.drawn.add(iin)
        surname, given_name, patronymic = (
            self.random.choice(part[key]) for key in ("surnames", "given_names", "patronymics")
        )
        return Invented(surname, given_name, patronymic, born, iin, phone=f"+7700000{len(self.drawn):04d}")

    def person_of(self, username: str) -> Invented:
        """The person behind an account, the same each time it is asked for."""
        if username not in self.known:
            names = dict(self.lists["accounts"].get(username, {}))
            drawn = self.person(names.pop("sex", ""))
            self.known[username] = replace(drawn, **names)
        return self.known[username]

    def address(self, territory: str) -> str:
        street = self.random.choice(self.lists["streets"])
        return f"{territory}, {street}, {self.random.randint(1, 90)}"

    def account(self) -> str:
        """A well-formed account of Kazakhstan that belongs to nobody."""
        body = f"125KZT{self.random.randint(0, 9_999_999_999):010d}"
        return f"KZ{_iban_check(body)}{body}"

    def words(self, language: str) -> str:
        return str(self.lists["words"][language])


def _iin(born: date, sex: str) -> str:
    century = CENTURY_DIGITS[(born.year // 100 * 100, sex)]
    eleven = f"{born:%y%m%d}{century}{SERIAL_KEPT_CLEAR}"
    check = iin_check_digit(eleven)
    return "" if check is None else f"{eleven}{check}"


def _iban_check(body: str) -> str:
    letters = "".join(str(int(sign, 36)) for sign in f"{body}KZ00")
    return f"{98 - int(letters) % 97:02d}"
