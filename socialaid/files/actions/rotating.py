"""Turning a photo that lies on its side."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from socialaid.files.actions.storing import put_content
from socialaid.files.kinds import KINDS
from socialaid.files.models import StoredFile, new_key
from socialaid.files.pictures import redrawn
from socialaid.lib.refused import Refused


@transaction.atomic
def rotate(*, stored: StoredFile, clockwise: bool = True) -> StoredFile:
    """The photo turned by 90 degrees and drawn anew; Refused for a PDF and for what is shown to nobody.

    Others who hold the same file see it turned too. The old bytes go after the commit.
    """
    held = StoredFile.objects.select_for_update(of=("self",)).get(pk=stored.pk)
    storage, old = held.content.storage, str(held.content.name)
    _turn(held, clockwise)
    held.save(update_fields=["content", "size", "sha256", "hints"])
    transaction.on_commit(lambda: storage.delete(old), robust=True)
    return held


@transaction.atomic
def rotate_apart(*, stored: StoredFile, clockwise: bool = True, by: Any) -> StoredFile:
    """A copy of the photo, turned by 90 degrees, for a file that others hold too: for them it stays as it is."""
    copy = StoredFile.objects.get(pk=stored.pk)
    copy.pk, copy.key, copy.uploaded_by = None, new_key(), by
    _turn(copy, clockwise)
    copy.save(force_insert=True)
    return copy


def _turn(held: StoredFile, clockwise: bool) -> None:
    if not held.is_picture:
        raise Refused(_("Only a photo can be turned here. Turn the pages of a PDF before you choose it."))
    if held.is_withheld:
        raise Refused(_("This file is still being checked for viruses. Turn it when that is done."))
    kind = next(each for each in KINDS if each.content_type == held.content_type)
    way = Image.Transpose.ROTATE_270 if clockwise else Image.Transpose.ROTATE_90
    with held.content.open("rb") as lying:
        drawn = redrawn(lying.read(), kind, turned=way)
    put_content(held, drawn.content)
    held.hints = drawn.hints
