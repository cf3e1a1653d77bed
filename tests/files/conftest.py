from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.utils.translation import override

from socialaid.files.models import StoredFile
from socialaid.files.vault import SealedStorage


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path) -> Path:
    """Where the files of one test lie."""
    monkeypatch.setattr(StoredFile._meta.get_field("content"), "storage", SealedStorage(FileSystemStorage(tmp_path)))
    return tmp_path


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield
