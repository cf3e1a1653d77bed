"""Keeping a file that was received."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from socialaid.files.actions.receiving import MEGABYTE, Received, receive
from socialaid.files.kinds import KINDS
from socialaid.files.models import Scan, StoredFile
from socialaid.lib.refused import Refused


def store(*, upload: "File[bytes]", by: Any, now: datetime) -> StoredFile:
    """Take in an uploaded photo or PDF and keep it; Refused says what is wrong with it and what to do."""
    return keep(received=receive(upload=upload), by=by, now=now)


@transaction.atomic
def keep(*, received: Received, by: Any, now: datetime, quota: int | None = None) -> StoredFile:
    """Keep a received file, sealed, outside the static tree.

    Refused where `by` would then have more than `quota` bytes (None: no quota, as at the counter).
    """
    clean = received.clean
    _check_quota(by, len(clean.content), quota)
    stored = StoredFile(
        given_name=received.given_name,
        content_type=clean.kind.content_type,
        pages=clean.pages,
        hints=clean.hints,
        uploaded_by=by,
        uploaded_at=now,
        scan=received.scan,
        scanned_at=now if received.scan == Scan.CLEAN else None,
    )
    put_content(stored, clean.content)
    stored.save()
    return stored


def put_content(stored: StoredFile, content: bytes) -> None:
    """Lay `content` in storage under a new name and note it on `stored`, which is not yet saved."""
    stored.size, stored.sha256 = len(content), hashlib.sha256(content).hexdigest()
    stored.content.save(_own_name(stored.content_type), ContentFile(content), save=False)


def _check_quota(by: Any, more: int, quota: int | None) -> None:
    if quota is None or by is None:
        return
    held = StoredFile.objects.handed_in_by(by.pk).aggregate(held=Sum("size"))["held"] or 0
    if held + more > quota:
        raise Refused(
            _(
                "You have handed in %(limit)d MB of files, which is all that one person can. Remove pages that are not"
                " needed, or bring the paper to the department."
            )
            % {"limit": quota // MEGABYTE}
        )


def _own_name(content_type: str) -> str:
    ending = next(kind.endings[0] for kind in KINDS if kind.content_type == content_type)
    name = secrets.token_hex(16)
    return f"uploads/{name[:2]}/{name[2:4]}/{name}{ending}"
