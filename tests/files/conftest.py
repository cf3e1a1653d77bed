from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.utils.translation import override

from socialaid.files.models import StoredFile


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path) -> Path:
    """Where the files of one test lie."""
    monkeypatch.setattr(StoredFile._meta.get_field("content"), "storage", FileSystemStorage(tmp_path))
    return tmp_path


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield
