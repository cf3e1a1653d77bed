"""Each process of the tests has a cache of its own, empty before each test: sign-in limits count no one else's."""

import os
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.cache import caches

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")


@pytest.fixture(scope="session", autouse=True)
def _own_cache() -> None:
    chosen = caches.settings["default"]
    location = str(chosen["LOCATION"])
    if location.startswith("redis"):
        database = 1 + int(WORKER.removeprefix("gw"))
        chosen["LOCATION"] = urlsplit(location)._replace(path=f"/{database}").geturl()
    else:
        chosen["LOCATION"] = str(Path(location) / WORKER)
    with suppress(AttributeError):  # opened already with the place of before
        del caches["default"]


@pytest.fixture(autouse=True)
def _empty_cache(_own_cache: None) -> None:
    caches["default"].clear()
