"""JSON logs with a request id, from web, worker and beat alike, without personal data."""

import re
from typing import Any

import structlog
from structlog.types import EventDict, Processor, WrappedLogger

from socialaid.tracebacks import without_words_of_errors

NEVER_LOGGED = frozenset({"ip", "user_agent", "user_id"})
TWELVE_DIGITS = re.compile(r"(?<!\d)\d{12}(?!\d)")
KZ_IBAN = re.compile(r"(?<![A-Z0-9])KZ\d{2}(?:[ \u00a0]?[A-Z0-9]){16}(?![A-Z0-9])", re.IGNORECASE)
PHONE = re.compile(r"(?<![\dA-Za-z])(?:\+7|[78])[ (\-\u00a0]*7\d\d(?:[ )\-\u00a0]*\d){7}(?!\d)")
QUERY = re.compile(r"(?<=[^\s?])\?[^\s?]*[=&][^\s]*")
MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
DATABASE_DETAIL = re.compile(r"DETAIL:.*", re.DOTALL)


def without_personal_data(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Drop who asked and from where, cut query strings, mask IINs, phones, accounts, addresses and quoted rows."""
    kept: EventDict = {key: _masked(value) for key, value in event.items() if key not in NEVER_LOGGED}
    if isinstance(kept.get("request"), str):
        kept["request"] = kept["request"].partition("?")[0]
    return kept


def _masked(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _masked(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(part) for part in value]
    if isinstance(value, bool | int | float | None):
        return value
    return _masked_text(str(value))


def _masked_text(text: str) -> str:
    text = QUERY.sub("", text)
    text = TWELVE_DIGITS.sub("[12 digits]", text)
    text = KZ_IBAN.sub("[account]", text)
    text = PHONE.sub("[phone]", text)
    text = MAIL_ADDRESS.sub("[address]", text)
    return DATABASE_DETAIL.sub("DETAIL: [row]", text)


SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
LAST: list[Processor] = [
    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
    without_words_of_errors,
    without_personal_data,
    structlog.processors.JSONRenderer(ensure_ascii=False),
]


def logging_config(*, level: str = "INFO") -> dict[str, Any]:
    """Point structlog at the standard loggers; return `LOGGING`: one JSON object a line on standard error."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": SHARED,
                "processors": LAST,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"level": level, "handlers": ["stderr"]},
        "loggers": {
            "django": {"level": level, "handlers": [], "propagate": True},
            "django.server": {"level": level, "handlers": [], "propagate": True},
            "gunicorn.error": {"level": level, "handlers": [], "propagate": True},
            "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
            # Each task is told once, by django-structlog.
            "celery.app.trace": {"level": "WARNING"},
            "celery.worker.strategy": {"level": "WARNING"},
            "weasyprint": {"level": "ERROR"},
            "fontTools": {"level": "ERROR"},
        },
    }
