"""The third state: until the scanner has said yes, a file is shown to nobody, and nothing waits for it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import BoundedSemaphore, Thread
from typing import Any

import pytest

from scripts.engines import EICAR
from socialaid.files import scanner, tasks
from socialaid.files.actions import receive, rescanning, store
from socialaid.files.models import FileKey, Scan, StoredFile
from socialaid.files.scanner import Verdict
from tests.files.samples import pdf, picture, upload, virus_in_pdf

NOW = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
NOWHERE = "tcp://127.0.0.1:1"
pytestmark = pytest.mark.django_db


@contextmanager
def impostor(answer: bytes) -> Iterator[str]:
    """Something that listens where a scanner should, and says `answer`."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            line, _address = door.accept()
            with line:
                line.settimeout(2)
                heard = b""
                while not heard.endswith(b"\0\0\0\0"):
                    heard += line.recv(4096)
                line.sendall(answer)

        listener = Thread(target=serve)
        listener.start()
        yield f"tcp://127.0.0.1:{door.getsockname()[1]}"
        listener.join()


@pytest.fixture
def waiting(settings: Any, monkeypatch: pytest.MonkeyPatch) -> StoredFile:
    """A file that came while the scanner was away, and the scanner may be asked again."""
    settings.CLAMD = NOWHERE
    return come_while_away(monkeypatch)


def come_while_away(monkeypatch: pytest.MonkeyPatch) -> StoredFile:
    stored = store(upload=upload(pdf(), "a.pdf"), by=None, now=NOW)
    monkeypatch.setitem(scanner.quiet, "until", 0.0)
    return stored


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (b"stream: OK\0", Verdict.CLEAN),
        (b"stream: Win.Test FOUND\0", Verdict.HARMFUL),
        (b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0", Verdict.BEYOND),
        (b"INSTREAM size limit exceeded. ERROR\0", Verdict.NO_ANSWER),
        (b"stream: OK, more or less\0", Verdict.NO_ANSWER),
        (b"stream: OK", Verdict.NO_ANSWER),
        (b"", Verdict.NO_ANSWER),
    ],
)
def test_only_a_clear_yes_is_clean(settings: Any, answer: bytes, verdict: Verdict) -> None:
    with impostor(answer) as address:
        settings.CLAMD = address
        assert scanner.examine(b"a photo") == verdict


def test_slow_scanner_gives_no_answer(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanner, "PATIENCE_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.CLAMD = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        assert scanner.examine(b"a photo") == Verdict.NO_ANSWER


@pytest.mark.parametrize("address", [NOWHERE, "unix:///nowhere/clamd.ctl", "/nowhere/clamd.ctl"])
def test_absent_scanner_gives_no_answer(settings: Any, address: str) -> None:
    settings.CLAMD = address
    assert scanner.examine(b"a photo") == Verdict.NO_ANSWER


def test_file_that_comes_while_the_scanner_is_away_is_kept_and_waits(waiting: StoredFile) -> None:
    assert (waiting.scan, waiting.is_withheld) == (Scan.CHECKING, True)


def test_sweep_leaves_all_as_it_is_while_the_scanner_is_away(waiting: StoredFile) -> None:
    tasks.sweep()

    waiting.refresh_from_db()
    assert (waiting.scan, waiting.scanned_at) == (Scan.CHECKING, None)


def test_scanner_switched_off_lets_what_waited_go_as_not_scanned(waiting: StoredFile, settings: Any) -> None:
    settings.CLAMD = "off"

    tasks.sweep()

    waiting.refresh_from_db()
    assert (waiting.scan, waiting.is_withheld) == (Scan.NOT_SCANNED, False)


def test_sweep_asks_first_about_what_waits_and_then_about_the_longest_untried(settings: Any) -> None:
    rows = {
        name: store(upload=upload(picture(), "a.jpg"), by=None, now=NOW)
        for name in ("tried", "untried", "old", "clean")
    }
    for name, scan, at in [
        ("tried", Scan.CHECKING, NOW),
        ("untried", Scan.CHECKING, None),
        ("clean", Scan.CLEAN, NOW - timedelta(days=1)),
    ]:
        StoredFile.objects.filter(pk=rows[name].pk).update(scan=scan, scanned_at=at)

    assert list(StoredFile.objects.unanswered()) == [rows["untried"], rows["tried"], rows["old"]]


@pytest.mark.scanner
@pytest.mark.parametrize("content", [EICAR.encode(), virus_in_pdf()], ids=["bare", "inside a PDF"])
def test_real_scanner_finds_the_test_file(content: bytes) -> None:
    assert scanner.examine(content) == Verdict.HARMFUL


@pytest.mark.scanner
def test_real_scanner_finds_nothing_in_a_photo_and_names_itself() -> None:
    assert receive(upload=upload(picture(size=(900, 900)), "a.jpg")).scan == Scan.CLEAN
    assert scanner.version().startswith("ClamAV ")


@pytest.mark.scanner
def test_real_scanner_that_is_sent_too_much_gives_no_clean_answer() -> None:
    assert scanner.examine(b"\0" * 26 * 1024 * 1024) != Verdict.CLEAN


@pytest.mark.scanner
def test_sweep_lets_a_clean_file_go(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    real, settings.CLAMD = settings.CLAMD, NOWHERE
    waiting = come_while_away(monkeypatch)
    settings.CLAMD = real

    tasks.sweep()

    waiting.refresh_from_db()
    assert (waiting.scan, waiting.scanned_at is None) == (Scan.CLEAN, False)


@pytest.mark.scanner
def test_sweep_takes_bytes_and_key_of_a_harmful_file_away(
    settings: Any, folder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, settings.CLAMD = settings.CLAMD, NOWHERE
    waiting = come_while_away(monkeypatch)
    with waiting.content.storage.open(waiting.content.name) as clean:
        assert clean.read(5) == b"%PDF-"
    storage, name = waiting.content.storage, waiting.content.name
    storage.delete(name)
    storage.save(name, upload(EICAR.encode(), "a.pdf"))
    settings.CLAMD = real

    tasks.sweep()

    waiting.refresh_from_db()
    assert (waiting.scan, FileKey.objects.count()) == (Scan.HARMFUL, 0)
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_second_sweep_at_the_same_time_changes_nothing(waiting: StoredFile, settings: Any) -> None:
    StoredFile.objects.filter(pk=waiting.pk).update(scan=Scan.CLEAN)
    settings.CLAMD = "off"

    rescanning.rescan(stored=waiting, now=NOW)

    waiting.refresh_from_db()
    assert waiting.scan == Scan.CLEAN


def test_scanner_that_gave_no_answer_is_left_alone_for_a_while(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.CLAMD = NOWHERE
    assert scanner.examine(b"a photo") == Verdict.NO_ANSWER

    with impostor(b"stream: OK\0") as address:
        settings.CLAMD = address
        assert scanner.examine(b"a photo") == Verdict.NO_ANSWER
        monkeypatch.setitem(scanner.quiet, "until", 0.0)
        assert scanner.examine(b"a photo") == Verdict.CLEAN


def test_file_that_finds_both_places_before_the_scanner_taken_waits(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanner, "CONNECT_SECONDS", 0.1)
    monkeypatch.setattr(scanner, "_turn", BoundedSemaphore(1))

    with impostor(b"stream: OK\0") as address:
        settings.CLAMD = address
        with scanner._turn:
            assert scanner.examine(b"a photo") == Verdict.NO_ANSWER
        assert scanner.examine(b"a photo") == Verdict.CLEAN
