"""Checking a sheet against what the portal itself has: its keys, its sheets, what was revoked."""

from datetime import date
from secrets import compare_digest
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.utils.timezone import localdate

from socialaid.lib.numbering import clean_code
from socialaid.prints import keys
from socialaid.prints.models import Print, PrintKey
from socialaid.prints.statements import read
from socialaid.prints.verdicts import Told, Verdict, judge


def public_keys() -> dict[str, Ed25519PublicKey]:
    """Every key that has signed or may sign, by its name."""
    kept = {key.name: keys.public_key(key.public) for key in PrintKey.objects.all()}
    return kept | keys.keys_in_settings()


def key_days() -> list[dict[str, Any]]:
    """The keys with their days, the newest first, as they are published; one that has not signed yet has no days."""
    kept = [_key(key.name, key.public, key.since, key.until, key.withdrawn) for key in PrintKey.objects.all()]
    names = {row["id"] for row in kept}
    unused = [_key(name, keys.written(public)) for name, public in keys.keys_in_settings().items() if name not in names]
    return unused + kept


def _key(
    name: str, public: str, since: date | None = None, until: date | None = None, withdrawn: date | None = None
) -> dict[str, Any]:
    days = {"since": since, "until": until, "withdrawn": withdrawn}
    return {"id": name, "public": public, **{day: on and on.isoformat() for day, on in days.items()}}


def checked(text: str) -> Told:
    """What the portal says of a statement: signed by one of its keys, and the same as it has itself."""
    verdict, statement = judge(text, public_keys())
    if statement is None:
        return Told(verdict)
    sheet = Print.objects.filter(kind=statement.kind, number=statement.number).select_related("revocation").first()
    if sheet is None:
        return Told(Verdict.UNKNOWN)
    if sheet.statement != _digits(text):
        return Told(Verdict.ALTERED)
    return told_of(sheet)


def _digits(text: str) -> str:
    return text.strip().rstrip("/").rpartition("/")[2]


def checked_by_code(number: str, code: str) -> Told:
    """What the portal says of the sheet with this number and printed code, however both are typed."""
    code, number = clean_code(code), clean_code(number)
    rows = Print.objects.filter(code=code).exclude(code="").select_related("revocation")
    found = [sheet for sheet in rows if compare_digest(clean_code(sheet.number).encode(), number.encode())]
    return told_of(found[0]) if found else Told(Verdict.UNKNOWN)


def told_of(sheet: Print) -> Told:
    """What may be told of a sheet to anybody: which one it is, and whether it counts."""
    day = read(sheet.statement).statement.day if sheet.statement else localdate(sheet.frozen_at)
    known = (sheet.kind, sheet.number, sheet.office, day)
    if sheet.revoked is None:
        return Told(Verdict.VALID, *known)
    return Told(Verdict.REVOKED, *known, sheet.revoked.at, sheet.revoked.get_reason_display())
