"""What can be said of a sheet from its statement and the published keys alone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from socialaid.prints.keys import PublicKeys
from socialaid.prints.statements import NotAStatement, Statement, read


class Verdict(StrEnum):
    """The answers of a check; each has its words on the page and in the command."""

    VALID = "valid"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Told:
    """The answer; the sheet's own words only where they can be believed."""

    verdict: Verdict
    kind: str = ""
    number: str = ""
    office: str = ""
    day: date | None = None
    revoked_at: datetime | None = None
    reason: Any = ""


def judge(text: str, keys: PublicKeys, withdrawn: Collection[str] = ()) -> tuple[Verdict, Statement | None]:
    """What the keys say of a statement; the statement itself only where it is signed by one of them.

    A key that is not among them makes it unknown, a signature that does not fit makes it altered.
    """
    try:
        signed = read(text)
    except NotAStatement:
        return Verdict.ALTERED, None
    if signed.key not in keys:
        return Verdict.UNKNOWN, None
    if not signed.is_by(keys[signed.key]):
        return Verdict.ALTERED, None
    return (Verdict.WITHDRAWN if signed.key in withdrawn else Verdict.VALID), signed.statement


def told(verdict: Verdict, statement: Statement | None) -> Told:
    """The answer in the words of the statement."""
    if statement is None:
        return Told(verdict)
    return Told(verdict, statement.kind, statement.number, statement.office, statement.day)
