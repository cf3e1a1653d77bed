"""HTML to PDF: tagged (PDF/UA-1), the same bytes for the same HTML, and nothing read but our own files."""

import gc
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.conf import settings
from PIL import ImageFile

ROOT: Final = "http://static/"
FOLDERS: Final = ("pdf", "img")
STYLE: Final = "pdf/print.css"

# Pango's font maps are not safe to share between threads.
_one_at_a_time = Lock()


class ForbiddenSource(LookupError):
    """The HTML names something that is not a file of ours below static/pdf or static/img."""


def render_pdf(html: str) -> bytes:
    """The PDF of `html`, styled by static/pdf/print.css, which the HTML must not link to again.

    Addresses in it are taken from the static folder ("img/ornament.svg"); data: addresses are allowed. Raises
    ForbiddenSource for all others, so that nothing on the network or on the disk can be drawn in.
    """
    with _one_at_a_time, _collector_asleep():
        return _press().print(html)


def warm_up() -> None:
    """Load what the first sheet of a process would wait two seconds for."""
    with _one_at_a_time:
        _press()


@contextmanager
def _collector_asleep() -> Iterator[None]:
    """The objects of a sheet all live until it is drawn: looking for garbage among them would be in vain."""
    was_awake = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_awake:
            gc.enable()


def own_file(url: str) -> Path:
    """The file that an address below ROOT means; ForbiddenSource for any other address and for a missing file."""
    static = Path(settings.BASE_DIR) / "static"
    path = (static / unquote(urlsplit(url).path).lstrip("/")).resolve()
    allowed = any(path.is_relative_to(static / folder) for folder in FOLDERS)
    if not url.startswith(ROOT) or not allowed or not path.is_file():
        raise ForbiddenSource(url[:200])
    return path


@dataclass(frozen=True)
class _Press:
    """What is loaded once per process: WeasyPrint, the fonts, the parsed style sheet, the guarded fetcher."""

    weasyprint: Any
    fonts: Any
    style: Any
    fetcher: Any

    def print(self, html: str) -> bytes:
        try:
            page = self.weasyprint.HTML(string=html, base_url=ROOT, url_fetcher=self.fetcher)
            pdf = page.write_pdf(stylesheets=[self.style], font_config=self.fonts, pdf_variant="pdf/ua-1")
        except self.weasyprint.urls.FatalURLFetchingError as error:
            raise ForbiddenSource(str(error)) from error
        return bytes(pdf)


@lru_cache(maxsize=1)
def _press() -> _Press:
    import weasyprint  # noqa: PLC0415 - it takes over a second to load

    # WeasyPrint makes Pillow accept pictures that were cut off, for the whole process; uploads must not be.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    fonts = weasyprint.text.fonts.FontConfiguration()
    fetcher = _own_files_fetcher(weasyprint.urls)
    style = weasyprint.CSS(url=ROOT + STYLE, font_config=fonts, url_fetcher=fetcher)
    return _Press(weasyprint, fonts, style, fetcher)


def _own_files_fetcher(urls: Any) -> Any:
    class OwnFiles(urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            path = own_file(url)
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return urls.URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return OwnFiles(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)
