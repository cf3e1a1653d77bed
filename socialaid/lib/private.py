"""What is kept outside the static tree and given out only by a view that has asked who is there."""

from typing import IO

from django.core.files.storage import Storage, storages
from django.http import FileResponse


def private_storage() -> Storage:
    """The storage of uploads and printed sheets; a callable, so that migrations do not name a place."""
    return storages["private"]


def private_response(content: IO[bytes], *, content_type: str, name: str) -> FileResponse:
    """`content` shown in the browser under `name`, as inert as a browser can be told: no script, no copy in a cache."""
    response = FileResponse(content, content_type=content_type, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'self'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
