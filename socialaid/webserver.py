"""How gunicorn serves the portal: `gunicorn -c python:socialaid.webserver socialaid.wsgi`."""

import os
from threading import Thread
from typing import Any

from django.urls import get_resolver

from socialaid.lib.pdf import warm_up
from socialaid.logging import logging_config

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
preload_app = True
timeout = 60
graceful_timeout = 5
control_socket_disable = True
logconfig_dict = logging_config(level=os.environ.get("LOG_LEVEL", "INFO"))
access_log_format = "%(m)s %(U)s %(s)s %(M)sms"


def when_ready(_server: Any) -> None:
    """Read all addresses once, before the processes part: each would do it at its first page."""
    get_resolver().url_patterns  # noqa: B018 - reading it is the point


def post_worker_init(_worker: Any) -> None:
    """Load the printing press beside the first pages: whoever waits at the counter must not wait for it."""
    Thread(target=warm_up, daemon=True).start()
