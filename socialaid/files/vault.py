"""Where uploads and printed sheets lie: in any storage, sealed, each file under a key of its own."""

import io
import os
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final

from cryptography.fernet import Fernet, MultiFernet
from django.apps import apps
from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import Storage, storages

from socialaid.files.sealing import KEY_BYTES, PIECE, Unsealed, sealed, size_unsealed

IN_MEMORY: Final = 2 * 1024 * 1024


class KeyMissing(OSError):
    """A file without its key: outside a demo nothing is given out that was not sealed by us."""


def master() -> MultiFernet:
    """What wraps the keys of files: settings.FILE_KEYS, the newest first."""
    return MultiFernet([Fernet(key.strip()) for key in settings.FILE_KEYS])


class SealedFile(File):  # type: ignore[type-arg]
    """A file that unseals itself as it is read, and can be opened again."""

    def __init__(self, storage: "SealedStorage", name: str) -> None:
        super().__init__(storage.stream(name), name)
        self._storage = storage

    def open(self, mode: str | None = None, *args: Any, **kwargs: Any) -> "SealedFile":
        if self.closed:
            self.file = self._storage.stream(str(self.name))
        self.seek(0)
        return self


class SealedStorage(Storage):
    """Seals what goes into the storage behind it and unseals what comes out; names, folders and places are its own.

    A file that lies unsealed, from a demo older than the keys, is read as it is by a demo only.
    """

    def __init__(self, inner: "str | Storage" = "vault") -> None:
        self._inner = inner

    @property
    def inner(self) -> Storage:
        return storages[self._inner] if isinstance(self._inner, str) else self._inner

    def _save(self, name: str, content: "File[bytes]") -> str:
        key = os.urandom(KEY_BYTES)
        with SpooledTemporaryFile(max_size=IN_MEMORY) as under_seal:
            for piece in sealed(content.chunks(PIECE), key):
                under_seal.write(piece)
            under_seal.seek(0)
            kept = self.inner.save(name, File(under_seal, name))
        _keys().update_or_create(name=kept, defaults={"wrapped": master().encrypt(key).decode()})
        return kept

    def _open(self, name: str, mode: str = "rb") -> "File[bytes]":
        if mode != "rb":
            raise ValueError("Sealed files are read or written whole.")
        return SealedFile(self, name)

    def stream(self, name: str) -> IO[bytes]:
        """The unsealed bytes, from any place; KeyMissing where they were not sealed by us."""
        wrapped = _wrapped(name)
        if wrapped is None and not settings.DEMO:
            raise KeyMissing("no key for a stored file")
        source: IO[bytes] = self.inner.open(name, "rb")
        if wrapped is None:
            return source
        return io.BufferedReader(Unsealed(source, self.inner.size(name), master().decrypt(wrapped.encode())), PIECE)

    def delete(self, name: str) -> None:
        """Take the file away and its key with it: a copy left in a backup of the storage opens no more."""
        self.inner.delete(name)
        _keys().filter(name=name).delete()

    def exists(self, name: str) -> bool:
        return self.inner.exists(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        return self.inner.listdir(path)

    def size(self, name: str) -> int:
        size = self.inner.size(name)
        return size if _wrapped(name) is None else size_unsealed(size)

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return self.inner.get_available_name(name, max_length)

    def get_modified_time(self, name: str) -> Any:
        return self.inner.get_modified_time(name)


def _keys() -> Any:
    """The table of keys, looked up late: the fields of all tables want their storage before any table is there."""
    return apps.get_model("files", "FileKey").objects


def _wrapped(name: str) -> str | None:
    wrapped: str | None = _keys().filter(name=name).values_list("wrapped", flat=True).first()
    return wrapped
