"""Fixing what a sheet will say."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils.timezone import localdate

from socialaid.lib.doorbell import ring
from socialaid.prints.actions.signing import keep_signing_key, signed
from socialaid.prints.facts import fingerprint
from socialaid.prints.models import Print
from socialaid.prints.statements import Statement

EDITION_SIGNS: Final = 8


@transaction.atomic
def freeze(
    *, kind: str, number: str, facts: Mapping[str, Any], now: datetime, path: str = "", office: str = ""
) -> Print:
    """Keep the facts of a sheet, sign what its QR will say, and ask for it to be made.

    The first freezing of a kind and number wins for ever.
    `facts` is plain JSON as templates/pdf/<kind>.html wants it (docs/developers/prints.md); else TypeError.
    """
    plain = dict(facts)
    digest, today = fingerprint(plain), localdate(now)
    statement, code = signed(Statement(kind, number, office, today, digest))
    frozen, fresh = Print.objects.get_or_create(
        kind=kind,
        number=number,
        defaults={
            "facts": plain,
            "facts_sha256": digest,
            "statement": statement,
            "code": code,
            "path": path,
            "office": office,
            "frozen_at": now,
        },
    )
    if fresh:
        keep_signing_key(today=today)
        ring("prints.make", frozen.pk)
    return frozen


def freeze_edition(
    *, kind: str, about: str, facts: Mapping[str, Any], now: datetime, path: str = "", office: str = ""
) -> Print:
    """Keep the facts of a sheet that nobody numbers; its number is `about` and a short hash of the facts.

    The same facts are the same edition and the same file; other facts make another one beside it.
    """
    number = f"{about}-{fingerprint(dict(facts))[:EDITION_SIGNS].upper()}"
    return freeze(kind=kind, number=number, facts={**facts, "number": number}, path=path, office=office, now=now)
