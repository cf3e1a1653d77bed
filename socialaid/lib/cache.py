"""Caches: files shared by all processes of one machine, and Redis with those files behind it."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import structlog
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)
QUIET_SECONDS: Final = 15.0
quiet: Final = {"until": 0.0}


class SharedFileCache(FileBasedCache):
    """Django's file cache in which one of two processes wins `add`: sign-in limits take their lock with it."""

    def __init__(self, folder: str, params: dict[str, Any]) -> None:
        super().__init__(folder, params)
        self._folder = Path(folder)

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        with self._alone():
            return bool(super().add(key, value, timeout, version))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self._folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


class RedisOrFileCache(BaseCache):
    """Redis; while it does not answer, the files of this machine, so that limits hold and people can still sign in."""

    def __init__(self, address: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        options = dict(params.get("OPTIONS", {}))
        folder = str(options.pop("folder"))
        self._redis = RedisCache(address, {**params, "OPTIONS": options})
        self._files = SharedFileCache(folder, {**params, "OPTIONS": {"MAX_ENTRIES": 100_000}})

    def _ask(self, what: str, *args: Any, **named: Any) -> Any:
        if time.monotonic() >= quiet["until"]:
            try:
                return getattr(self._redis, what)(*args, **named)
            except (RedisError, OSError) as error:
                quiet["until"] = time.monotonic() + QUIET_SECONDS
                log.warning("cache_gave_no_answer", error=type(error).__name__)
        return getattr(self._files, what)(*args, **named)

    def add(self, *args: Any, **named: Any) -> bool:
        return bool(self._ask("add", *args, **named))

    def get(self, *args: Any, **named: Any) -> Any:
        return self._ask("get", *args, **named)

    def set(self, *args: Any, **named: Any) -> None:
        self._ask("set", *args, **named)

    def touch(self, *args: Any, **named: Any) -> bool:
        return bool(self._ask("touch", *args, **named))

    def delete(self, *args: Any, **named: Any) -> bool:
        return bool(self._ask("delete", *args, **named))

    def incr(self, *args: Any, **named: Any) -> int:
        return int(self._ask("incr", *args, **named))

    def clear(self) -> None:
        self._ask("clear")
