"""Turning a photo that lies on its side."""

from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from socialaid.files.actions.storing import put_content
from socialaid.files.kinds import KINDS
from socialaid.files.models import StoredFile
from socialaid.files.pictures import redrawn
from socialaid.lib.refused import Refused


@transaction.atomic
def rotate(*, stored: StoredFile) -> StoredFile:
    """The photo turned by 90 degrees clockwise and drawn anew; Refused for a PDF and for what is shown to nobody.

    Others who hold the same file see it turned too. The old bytes go after the commit.
    """
    held = StoredFile.objects.select_for_update(of=("self",)).get(pk=stored.pk)
    if not held.is_picture:
        raise Refused(_("Only a photo can be turned here. Turn the pages of a PDF before you choose it."))
    if held.is_withheld:
        raise Refused(_("This file is still being checked for viruses. Turn it when that is done."))
    storage, old = held.content.storage, str(held.content.name)
    kind = next(each for each in KINDS if each.content_type == held.content_type)
    with held.content.open("rb") as lying:
        drawn = redrawn(lying.read(), kind, turned=Image.Transpose.ROTATE_270)
    put_content(held, drawn.content)
    held.hints = drawn.hints
    held.save(update_fields=["content", "size", "sha256", "hints"])
    transaction.on_commit(lambda: storage.delete(old), robust=True)
    return held
