"""Fixing what a sheet will say."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from socialaid.lib.doorbell import ring
from socialaid.prints.actions.signing import keep_signing_key, signed
from socialaid.prints.facts import fingerprint
from socialaid.prints.models import Print
from socialaid.prints.statements import Statement


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
