import os
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import transaction

from socialaid.files.actions import store
from socialaid.files.actions.sweeping import sweep_orphans
from socialaid.files.models import FileKey, StoredFile
from socialaid.files.tasks import sweep_orphans as orphans_task
from tests.files.samples import picture, upload

NOW = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


class Undone(Exception):
    """What stands for anything that undoes an act."""


def store_and_undo() -> None:
    with pytest.raises(Undone), transaction.atomic():
        store(upload=upload(picture(), "a.jpg"), by=None, now=NOW)
        raise Undone


def files(folder) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def aged(folder, days: int) -> None:
    for path in files(folder):
        then = (NOW - timedelta(days=days)).timestamp()
        os.utime(folder / path, (then, then))


def test_file_of_an_act_that_was_undone_is_swept_after_a_day(folder):
    kept = store(upload=upload(picture(), "b.jpg"), by=None, now=NOW)
    store_and_undo()
    aged(folder, 2)

    assert sweep_orphans(now=NOW) == 1
    assert files(folder) == [kept.content.name]
    assert FileKey.objects.get().name == kept.content.name


def test_file_younger_than_a_day_may_still_get_its_row(folder):
    store_and_undo()
    aged(folder, 0)

    assert sweep_orphans(now=NOW) == 0
    assert len(files(folder)) == 1


def test_storage_without_uploads_is_swept_without_complaint(folder):
    assert isinstance(StoredFile().content.storage.inner, FileSystemStorage)
    assert sweep_orphans(now=NOW) == 0


def test_sweep_of_orphans_is_rung_by_its_name():
    assert orphans_task.name == "files.sweep_orphans"
    assert orphans_task() is None
