"""Everything that leaves the portal while a test runs: logs, the broker, the outside of letters, names of files."""

import io
import json
import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from logging.config import dictConfig
from pathlib import Path
from urllib.parse import urlsplit

import redis
from celery import Celery
from django.conf import settings
from django.core import mail
from django.core.cache import caches

from socialaid.files.models import FileKey, StoredFile
from socialaid.logging import logging_config
from socialaid.notices.models import Notice
from socialaid.prints.models import Print


@contextmanager
def logs(level: str = "INFO") -> Iterator[io.StringIO]:
    """All that any logger writes under the real configuration; a handler that sends reports elsewhere is an error."""
    stream = io.StringIO()
    config = logging_config(level=level)
    config["handlers"]["stderr"]["stream"] = stream
    dictConfig(config)
    try:
        yield stream
    finally:
        dictConfig(settings.LOGGING)


def handlers() -> set[str]:
    """The kinds of handlers of all loggers of the process but those of the test runner."""
    loggers = [logging.getLogger(), *(logging.getLogger(name) for name in logging.root.manager.loggerDict)]
    found = {type(handler) for logger in loggers for handler in logger.handlers}
    return {kind.__name__ for kind in found if not kind.__module__.startswith("_pytest")}


OWN_BASE = 15


def own_broker(folder: Path) -> Celery:
    """A broker as the portal has it, that belongs to one test and is empty: Redis where one runs, else a folder."""
    app = Celery("canary", set_as_current=False)
    if settings.REDIS_URL:
        app.conf.broker_url = _redis_base(OWN_BASE)
        with redis.Redis.from_url(_redis_base(OWN_BASE)) as line:
            line.flushdb()
        return app
    for name in ("messages", "control"):
        (folder / name).mkdir(parents=True)
    lies = str(folder / "messages")
    app.conf.broker_url = "filesystem://"
    app.conf.broker_transport_options = {
        "data_folder_in": lies,
        "data_folder_out": lies,
        "control_folder": str(folder / "control"),
    }
    return app


def broker_lines(app: Celery) -> list[str]:
    """Every key and value of the broker and of the cache."""
    if settings.REDIS_URL:
        cache_base = int(urlsplit(str(caches.settings["default"]["LOCATION"])).path.strip("/") or 0)
        return [line for base in (OWN_BASE, cache_base) for line in _redis_lines(base)]
    folders = (app.conf.broker_transport_options["data_folder_in"], caches.settings["default"]["LOCATION"])
    files = [path for folder in folders for path in Path(folder).rglob("*") if path.is_file()]
    return [f"{path.name} {_text_of(path.read_bytes())}" for path in files]


def _text_of(kept: bytes) -> str:
    """A file of the cache is packed."""
    for start in range(len(kept)):
        with suppress(zlib.error):
            return kept[:start].decode(errors="replace") + zlib.decompress(kept[start:]).decode(errors="replace")
    return kept.decode(errors="replace")


def _redis_base(number: int) -> str:
    return urlsplit(settings.REDIS_URL)._replace(path=f"/{number}").geturl()


def _redis_lines(base: int) -> Iterator[str]:
    line = redis.Redis.from_url(_redis_base(base))
    for key in line.scan_iter():
        kind = line.type(key).decode()
        read = {
            "string": lambda key: [line.get(key)],
            "list": lambda key: line.lrange(key, 0, -1),
            "hash": lambda key: [part for pair in line.hgetall(key).items() for part in pair],
            "set": line.smembers,
            "zset": lambda key: line.zrange(key, 0, -1),
        }[kind]
        yield " ".join(part.decode(errors="replace") for part in (key, *read(key)))
    line.close()


def subjects() -> list[str]:
    """What stands on the outside of letters: subjects and headers of mails, subjects and keys of notices."""
    outside = [f"{letter.subject} {json.dumps(letter.extra_headers)}" for letter in mail.outbox]
    return outside + [f"{each.subject} {each.key} {each.path} {each.number}" for each in Notice.objects.all()]


def file_names() -> list[str]:
    """The names under which uploads, their keys and printed sheets lie."""
    stored = [str(name) for name in StoredFile.objects.values_list("content", flat=True)]
    keys = [str(name) for name in FileKey.objects.values_list("name", flat=True)]
    return stored + keys + [str(name) for name in Print.objects.values_list("content", flat=True) if name]
