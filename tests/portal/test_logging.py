"""Logs: one JSON object a line, nobody's data in it."""

import io
import json
import logging
from logging.config import dictConfig

import pytest
import structlog
from celery.signals import before_task_publish
from django.conf import settings
from django_structlog.celery.steps import DjangoStructLogInitStep

from socialaid.celery import app
from socialaid.logging import logging_config


@pytest.fixture
def lines():
    """Everything logged under the real configuration, parsed line by line when called."""
    stream = io.StringIO()
    config = logging_config()
    config["handlers"]["stderr"]["stream"] = stream
    dictConfig(config)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    dictConfig(settings.LOGGING)


def test_an_event_is_one_json_object_with_level_logger_and_time(lines):
    structlog.get_logger("prints").info("print_made", number="01-2026-000142")

    (line,) = lines()
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "print_made", "number": "01-2026-000142", "logger": "prints", "level": "info"}


def test_the_request_id_stands_on_every_line(lines):
    with structlog.contextvars.bound_contextvars(request_id="a1"):
        structlog.get_logger("ours").info("one")
        logging.getLogger("theirs").warning("two")

    assert [line["request_id"] for line in lines()] == ["a1", "a1"]


def test_a_request_is_logged_without_query_address_and_browser(lines):
    structlog.get_logger("web").info("request_started", request="GET /desk/?q=Ахметова", ip="10.0.0.1", user_agent="x")

    (line,) = lines()
    assert line["request"] == "GET /desk/"
    assert {"ip", "user_agent"} & line.keys() == set()


@pytest.mark.parametrize(
    ("text", "logged"),
    [
        ("IIN 900101300123 is wrong", "IIN [12 digits] is wrong"),
        ("to KZ86125KZT5004100100 today", "to [account] today"),
        ("to KZ86 125K ZT50 0410 0100 today", "to [account] today"),
        ("called +7 (701) 234-56-78 today", "called [phone] today"),
        ("called 87012345678 today", "called [phone] today"),
        ("Error handling request /kk/desk/?q=x&state=filed", "Error handling request /kk/desk/"),
        ("letter for aigul.a@example.org", "letter for [address]"),
        ("duplicate key\nDETAIL:  Key (surname)=(Ахметова) exists.", "duplicate key\nDETAIL: [row]"),
        ("case 7K3M-94QX, journal 01-2026-000142", "case 7K3M-94QX, journal 01-2026-000142"),
    ],
)
def test_identifiers_of_people_are_masked(lines, text, logged):
    logging.getLogger("any").warning("%s", text)

    assert [line["event"] for line in lines()] == [logged]


def fail_with(words):
    raise ValueError(words)


def test_an_error_is_told_by_kind_and_place_and_not_by_its_words(lines):
    try:
        fail_with("no such person: Ахметова, туберкулёз")
    except ValueError as error:
        structlog.get_logger("ours").exception("oops", error=str(error))
        logging.getLogger("theirs").exception("Task broke: %r", error)  # noqa: TRY401

    for line in lines():
        assert "Ахметова" not in json.dumps(line, ensure_ascii=False)
        assert "in fail_with" in line["exception"]
        assert line["exception"].endswith("ValueError")


def test_the_error_behind_an_error_is_told_without_words_too(lines):
    try:
        try:
            fail_with("туберкулёз")
        except ValueError as first:
            raise RuntimeError(f"while reading: {first}") from first
    except RuntimeError:
        structlog.get_logger("ours").exception("oops")

    (line,) = lines()
    assert "туберкулёз" not in json.dumps(line, ensure_ascii=False)
    assert ("ValueError" in line["exception"], line["exception"].endswith("RuntimeError")) == (True, True)


def test_masking_reaches_into_lists_and_dicts(lines):
    structlog.get_logger("any").info("facts", rows=[{"iin": "900101300123"}, ("a@b.kz", 7)])

    assert lines()[0]["rows"] == [{"iin": "[12 digits]"}, ["[address]", 7]]


def test_a_rung_task_carries_the_request_id_to_the_worker():
    headers = {}
    with structlog.contextvars.bound_contextvars(request_id="a1"):
        before_task_publish.send(sender="prints.make", headers=headers, body={}, properties={}, routing_key="celery")

    assert headers["__django_structlog__"]["request_id"] == "a1"
    assert DjangoStructLogInitStep in app.steps["worker"]
