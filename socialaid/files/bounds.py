"""What is too large is turned away as it comes in: counted to its end, so that it can be answered, and never kept."""

from enum import StrEnum
from io import BytesIO
from typing import Any, Final

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MOST_FILES: Final = 20


class Reason(StrEnum):
    LARGE = "large"  # the file itself
    MANY = "many"  # more files at once than are taken
    TOGETHER = "together"  # all files of one sending


class TurnedAway(UploadedFile):  # type: ignore[type-arg]
    """A file of which only the name and the size were kept."""

    def __init__(self, *, name: str, size: int, reason: Reason) -> None:
        super().__init__(file=BytesIO(), name=name, size=size)
        self.reason = reason


class BoundedUploadHandler(FileUploadHandler):
    """Stands before the handlers that keep: at most 20 files a sending, each at most settings.UPLOAD_LIMIT_BYTES.

    Of a sending larger than all that together nothing is kept. Each file is read to its end, so that the browser hears
    the answer instead of a line that was cut.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._seen = 0
        self._together = False
        self._reason: Reason | None = None

    def handle_raw_input(
        self, input_data: Any, meta: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        self._together = content_length > settings.UPLOAD_LIMIT_BYTES * MOST_FILES

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._seen += 1
        many = Reason.MANY if self._seen > MOST_FILES else None
        self._reason = Reason.TOGETHER if self._together else many

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if self._reason is None and start + len(raw_data) > settings.UPLOAD_LIMIT_BYTES:
            self._reason = Reason.LARGE
        return raw_data if self._reason is None else None

    def file_complete(self, file_size: int) -> TurnedAway | None:
        if self._reason is None:
            return None
        return TurnedAway(name=self.file_name or "", size=file_size, reason=self._reason)
