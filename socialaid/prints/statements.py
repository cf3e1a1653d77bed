"""What a sheet says about itself, signed: read and checked without a database (docs/developers/prints.md)."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from socialaid.lib.numbering import CASE_LETTERS, CODE_LENGTH

FORM: Final = 1
FIRST_DAY: Final = date(2000, 1, 1)
KEY_BYTES, HASH_BYTES, SIGNATURE_BYTES = 4, 32, 64
MOST_DIGITS: Final = 1200
# Signed together with the statement, so that no signature made here for another purpose fits a sheet.
PURPOSE: Final = b"socialaid print statement 1\n"


class NotAStatement(ValueError):
    """The text is none of ours: cut off, or never one."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Which sheet it is. `facts` is the SHA-256 of its canonical facts, 64 hex digits; nothing about anybody."""

    kind: str
    number: str
    office: str
    day: date
    facts: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A statement as it was read, with the key it names and the signature under it, not yet checked."""

    statement: Statement
    key: str
    body: bytes
    signature: bytes

    def is_by(self, public: Ed25519PublicKey) -> bool:
        """Whether `public` belongs to the key that signed exactly this."""
        try:
            public.verify(self.signature, PURPOSE + self.body)
        except InvalidSignature:
            return False
        return True


def key_id(public: Ed25519PublicKey) -> str:
    """8 hex digits that name a key, taken from the key itself."""
    raw = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()[: 2 * KEY_BYTES]


def sign(statement: Statement, key: Ed25519PrivateKey) -> str:
    """The statement signed: some 320 digits, as they stand in the QR. Raises ValueError for a name over 255 bytes."""
    body = _body(statement, key_id(key.public_key()))
    return str(int.from_bytes(body + key.sign(PURPOSE + body), "big"))


def read(text: str) -> Signed:
    """The statement in the digits of a QR, or in the whole address; NotAStatement for anything else."""
    digits = text.strip().rstrip("/").rpartition("/")[2]
    if not (digits.isascii() and digits.isdigit()) or len(digits) > MOST_DIGITS or digits.startswith("0"):
        raise NotAStatement("a statement is written in digits")
    number = int(digits)
    return _taken_apart(number.to_bytes((number.bit_length() + 7) // 8, "big"))


def code_of(text: str) -> str:
    """The short code printed beside a QR, drawn from the signature: nobody can work it out without the sheet."""
    drawn = int.from_bytes(hashlib.sha256(read(text).signature).digest(), "big")
    letters = []
    for _place in range(CODE_LENGTH):
        drawn, place = divmod(drawn, len(CASE_LETTERS))
        letters.append(CASE_LETTERS[place])
    return "".join(letters)


def _body(statement: Statement, key: str) -> bytes:
    names = b"".join(_named(name) for name in (statement.kind, statement.number, statement.office))
    day = (statement.day - FIRST_DAY).days.to_bytes(2, "big")
    return bytes([FORM]) + bytes.fromhex(key) + day + names + bytes.fromhex(statement.facts)


def _named(name: str) -> bytes:
    raw = name.encode()
    return bytes([len(raw)]) + raw


def _taken_apart(whole: bytes) -> Signed:
    body, signature = whole[:-SIGNATURE_BYTES], whole[-SIGNATURE_BYTES:]
    if body[:1] != bytes([FORM]):
        raise NotAStatement("another form")
    key, day, rest = body[1:5], body[5:7], body[7:]
    names = []
    for _name in range(3):
        length = rest[0] if rest else 0
        names.append(rest[1 : 1 + length])
        rest = rest[1 + length :]
    if len(rest) != HASH_BYTES:
        raise NotAStatement("cut off")
    kind, number, office = (_text(name) for name in names)
    on = FIRST_DAY + timedelta(days=int.from_bytes(day, "big"))
    return Signed(Statement(kind, number, office, on, rest.hex()), key.hex(), body, signature)


def _text(name: bytes) -> str:
    try:
        return name.decode()
    except UnicodeDecodeError as error:
        raise NotAStatement("a name that is no text") from error
