from contextlib import ExitStack, closing
from datetime import UTC, datetime

import pytest

from socialaid.files.actions import store
from socialaid.files.serving import Withheld, file_response
from tests.files.samples import PDF, upload

NOW = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def response_for():
    """The answer with a file of that name, closed after the test."""
    with ExitStack() as opened:
        yield lambda name: opened.enter_context(closing(file_response(stored(name))))


def stored(name: str):
    return store(upload=upload(PDF, name), by=None, now=NOW)


def test_file_response_gives_the_bytes_as_what_they_are(response_for):
    response = response_for("a.pdf")

    content = response.getvalue()
    assert (content[:5], content[-6:]) == (b"%PDF-", b"%%EOF\n")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(content))


@pytest.mark.parametrize("scan", ["checking", "harmful"])
def test_file_response_never_gives_what_waits_for_the_scanner(scan):
    waiting = stored("a.pdf")
    waiting.scan = scan

    with pytest.raises(Withheld):
        file_response(waiting)


def test_file_response_can_run_nothing_and_stays_in_no_cache(response_for):
    response = response_for("a.pdf")

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'self'"
    assert response["Cache-Control"] == "private, no-store"


def test_file_response_names_a_kazakh_file_safely(response_for):
    response = response_for('Өтініш "1".pdf')

    assert response["Content-Disposition"] == (
        "inline; filename*=utf-8''%D3%A8%D1%82%D1%96%D0%BD%D1%96%D1%88%20%221%22.pdf"
    )
