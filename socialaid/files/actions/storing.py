"""Taking in a file."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.translation import gettext as _

from socialaid.files.kinds import Kind, kind_of, why_not_taken
from socialaid.files.measuring import count_pages
from socialaid.files.models import StoredFile
from socialaid.files.names import clean_name, ending_of
from socialaid.lib.refused import Refused

MEGABYTE = 1024 * 1024


@transaction.atomic
def store(*, upload: "File[bytes]", by: Any, now: datetime) -> StoredFile:
    """Keep an uploaded photo or PDF outside the static tree; Refused says what is wrong with it and what to do.

    Taken are JPEG, PNG, WebP and PDF by content and by name, whole, at most settings.UPLOAD_LIMIT_BYTES.
    """
    content = _read(upload)
    kind = _checked_kind(content, upload.name or "")
    stored = StoredFile(
        given_name=clean_name(upload.name or "", ending_of(upload.name or "")),
        content_type=kind.content_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        pages=count_pages(content, kind),
        uploaded_by=by,
        uploaded_at=now,
    )
    stored.content.save(_own_name(kind), ContentFile(content), save=False)
    stored.save()
    return stored


def _read(upload: "File[bytes]") -> bytes:
    if upload.size > settings.UPLOAD_LIMIT_BYTES:
        raise Refused(
            _(
                "The file is larger than %(limit)d MB. Take the photo in a smaller size,"
                " or send the pages as separate files."
            )
            % {"limit": settings.UPLOAD_LIMIT_BYTES // MEGABYTE}
        )
    upload.seek(0)
    content: bytes = upload.read()
    if not content:
        raise Refused(_("The file is empty. Choose it again, or take the photo again."))
    return content


def _checked_kind(content: bytes, name: str) -> Kind:
    kind = kind_of(content)
    if kind is None:
        raise Refused(why_not_taken(content))
    if ending_of(name) not in kind.endings:
        raise Refused(
            _("The file is %(kind)s inside, but its name does not end with %(ending)s. Rename it or choose another.")
            % {"kind": kind.label, "ending": kind.endings[0]}
        )
    return kind


def _own_name(kind: Kind) -> str:
    name = secrets.token_hex(16)
    return f"uploads/{name[:2]}/{name[2:4]}/{name}{kind.endings[0]}"
