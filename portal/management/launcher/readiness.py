"""Waiting until the first page answers."""

import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

REDIRECTS = {301, 302, 307, 308}


class NoAnswer(Exception):
    """The first page did not come."""


def wait_for_page(host: str, port: int, *, within: float, alive: Callable[[], bool]) -> None:
    """Return once the home page answers 200; raises NoAnswer when it fails, the server dies or time is up."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if not alive():
            raise NoAnswer("The web server stopped right after its start.")
        status = _status(host, port, "/", redirects=3)
        if status == 200:
            return
        if status:
            raise NoAnswer(f"The first page answers with the error {status}.")
        time.sleep(0.1)
    raise NoAnswer(f"The web server did not answer within {within:.0f} seconds.")


def _status(host: str, port: int, path: str, *, redirects: int) -> int:
    """The HTTP status after redirects, 0 while nobody listens."""
    connection = HTTPConnection(host, port, timeout=30)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        location = response.getheader("Location", "")
        response.read()
    except (OSError, HTTPException):
        return 0
    finally:
        connection.close()
    if response.status in REDIRECTS and redirects:
        return _status(host, port, urlsplit(location).path, redirects=redirects - 1)
    return response.status
