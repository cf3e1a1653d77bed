"""Sentences are compared in English; the cases stand in the office of the cast."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from applications.models import Application, RefusalGround
from tests.cast import Cast, draft, filed


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def begun(cast: Cast) -> Application:
    """A draft in which nothing is missing."""
    return draft(cast)


@pytest.fixture
def case(cast: Cast) -> Application:
    """A case filed online, with every document handed in."""
    return filed(cast)


@pytest.fixture
def ground(reference: None) -> RefusalGround:
    return RefusalGround.objects.get(code="incomplete_information")
