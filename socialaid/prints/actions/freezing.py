"""Fixing what a sheet will say."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from socialaid.lib.doorbell import ring
from socialaid.prints.facts import fingerprint
from socialaid.prints.models import Print


@transaction.atomic
def freeze(
    *, kind: str, number: str, facts: Mapping[str, Any], now: datetime, path: str = "", office: str = ""
) -> Print:
    """Keep the facts of a sheet and ask for it to be made; the first freezing of a kind and number wins for ever.

    `facts` is plain JSON as templates/pdf/<kind>.html wants it (docs/developers/prints.md); else TypeError.
    """
    plain = dict(facts)
    frozen, fresh = Print.objects.get_or_create(
        kind=kind,
        number=number,
        defaults={
            "facts": plain,
            "facts_sha256": fingerprint(plain),
            "path": path,
            "office": office,
            "frozen_at": now,
        },
    )
    if fresh:
        ring("prints.make", frozen.pk)
    return frozen
