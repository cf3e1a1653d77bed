"""The real scanner is asked by the tests that are about it; for all others it is off, on every engine alike."""

import pytest
from django.conf import settings

from socialaid.files.scanner import OFF

ADDRESS = str(settings.CLAMD)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of the scanner are not collected where none was started."""
    if ADDRESS != OFF:
        return
    about_it = [item for item in items if item.get_closest_marker("scanner")]
    if about_it:
        config.hook.pytest_deselected(items=about_it)
        items[:] = [item for item in items if item not in about_it]


@pytest.fixture(autouse=True)
def _scanner_off(request: pytest.FixtureRequest, settings: object) -> None:
    if not request.node.get_closest_marker("scanner"):
        settings.CLAMD = OFF  # type: ignore[attr-defined]
