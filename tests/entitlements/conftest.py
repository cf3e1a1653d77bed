import pytest

from entitlements.actions import loading
from offices.actions import loading as offices


@pytest.fixture
def reference(db) -> None:
    """The project's own offices, decisions, categories and indexes."""
    offices.load()
    loading.load()
