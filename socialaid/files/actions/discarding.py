"""Letting a file go."""

from django.db import transaction
from django.db.models import ProtectedError

from socialaid.files.models import StoredFile


@transaction.atomic
def discard(*, stored: StoredFile) -> bool:
    """Delete the row, and after the commit the bytes and their key; False where something still points at the file."""
    # Whoever would take the file over meanwhile holds its row, or finds it gone.
    StoredFile.objects.select_for_update(of=("self",)).filter(pk=stored.pk).first()
    storage, name = stored.content.storage, stored.content.name
    try:
        with transaction.atomic():
            stored.delete()
    except ProtectedError:
        return False
    if name:
        transaction.on_commit(lambda: storage.delete(name), robust=True)
    return True
