"""Bytes sealed under a key of their own, in pieces of 64 KiB, each with its place: none can be moved or cut off."""

import io
from collections.abc import Iterable, Iterator
from typing import IO, Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PIECE: Final = 64 * 1024
MARK: Final = 16
KEY_BYTES: Final = 32


class DamagedFile(OSError):
    """What lies in storage is not what was sealed: changed, cut off, or under another key."""


def sealed(content: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    """The pieces of `content` under `key`, which is used for nothing else, ever."""
    cipher, waiting, number = AESGCM(key), bytearray(), 0
    for part in content:
        waiting += part
        while len(waiting) > PIECE:
            yield cipher.encrypt(_place(number, last=False), bytes(waiting[:PIECE]), None)
            del waiting[:PIECE]
            number += 1
    yield cipher.encrypt(_place(number, last=True), bytes(waiting), None)


def size_unsealed(size: int) -> int:
    """How many bytes `size` sealed bytes hold."""
    return size - MARK * -(-size // (PIECE + MARK))


class Unsealed(io.RawIOBase):
    """Reads sealed bytes from any place, one piece in memory at a time; DamagedFile rather than a wrong byte."""

    def __init__(self, source: IO[bytes], size: int, key: bytes) -> None:
        super().__init__()
        self._source, self._cipher = source, AESGCM(key)
        self._size = size_unsealed(size)
        self._last = max(0, -(-size // (PIECE + MARK)) - 1)
        self._position = 0
        self._held: tuple[int, bytes] | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        self._position = max(0, start + offset)
        return self._position

    def readinto(self, buffer: Any) -> int:
        if self._position > self._size or (self._position == self._size and self._size):
            return 0
        number, offset = divmod(self._position, PIECE)
        part = self._piece(number)[offset : offset + len(buffer)]
        buffer[: len(part)] = part
        self._position += len(part)
        return len(part)

    def close(self) -> None:
        if not self.closed:
            self._source.close()
        super().close()

    def _piece(self, number: int) -> bytes:
        if self._held is None or self._held[0] != number:
            self._source.seek(number * (PIECE + MARK))
            self._held = number, self._opened(number, self._source.read(PIECE + MARK))
        return self._held[1]

    def _opened(self, number: int, piece: bytes) -> bytes:
        try:
            return self._cipher.decrypt(_place(number, last=number == self._last), piece, None)
        except (InvalidTag, ValueError) as error:
            raise DamagedFile(f"piece {number} does not open") from error


def _place(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
