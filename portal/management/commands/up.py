"""`manage.py up`: the whole portal as one program, for a demo or a small installation."""

import logging
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from portal.management.launcher.children import Child, DoesNotStayUp, stop_all
from portal.management.launcher.greeting import demo_table
from portal.management.launcher.needs import Missing, check_libraries, check_port
from portal.management.launcher.preparing import prepare
from portal.management.launcher.readiness import NoAnswer, wait_for_page

FIRST_PAGE_WITHIN = 60.0


class Command(BaseCommand):
    """Starts web, worker and beat, brings back the one that dies, and stops all of them on Ctrl-C."""

    help = "Start the portal: web, worker and beat together (HOST, PORT from the environment)."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = os.environ.get("HOST", "127.0.0.1"), _port()
        _stop_on(signal.SIGTERM, signal.SIGHUP)
        children = _children()
        try:
            check_port(host, port)
            check_libraries()
            _log_to(Path(settings.VAR_DIR) / "log" / "up.log")
            prepare(self._say)
            self._start(children, host, port)
            self._watch(children)
        except (Missing, NoAnswer, DoesNotStayUp) as error:
            self.stderr.write(str(error))
            sys.exit(1)
        except KeyboardInterrupt:
            self._say("\nStopping ...")
        finally:
            for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(each, signal.SIG_IGN)
            stop_all(children)

    def _start(self, children: list[Child], host: str, port: int) -> None:
        web, *others = children
        web.start()
        try:
            wait_for_page(_reachable(host), port, within=FIRST_PAGE_WITHIN, alive=lambda: web.exit_code is None)
        except NoAnswer as error:
            raise NoAnswer(f"{error} The end of {web.log} says why.") from error
        for child in others:
            child.start()
        self._greet(host, port)

    def _greet(self, host: str, port: int) -> None:
        address = f"http://{_reachable(host)}:{port}"
        self._say(f"\nThe portal is at {address}/\n")
        if settings.DEMO:
            for line in demo_table():
                self._say(f"  {line}")
            self._say(f"\n  Codes of the second factor and letters: {address}{reverse('demo')}")
            self._say("  Everybody who can sign in: .venv/bin/python manage.py demo_people")
        self._say(f"  Logs: {settings.VAR_DIR / 'log'}\n  Ctrl-C stops it.")

    def _watch(self, children: list[Child]) -> None:
        while True:
            for child in children:
                if child.exit_code is not None:
                    self._say(f"The {child.name} stopped (code {child.exit_code}) and is started again.")
                    child.bring_back()
            time.sleep(0.3)

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def _port() -> int:
    given = os.environ.get("PORT", "8000")
    if not given.isdigit() or not 0 < int(given) <= 65535:
        raise CommandError(f"PORT must be a number from 1 to 65535, not {given!r}.")
    return int(given)


def _stop_on(*signals: signal.Signals) -> None:
    """Treat these as Ctrl-C, unless whoever started us (nohup) told us to be deaf to them."""
    for each in signals:
        if signal.getsignal(each) is not signal.SIG_IGN:
            signal.signal(each, signal.default_int_handler)


def _log_to(path: Path) -> None:
    """The screen is for people: what this process logs goes where its children's logs are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(path.open("a", encoding="utf-8"))


def _reachable(host: str) -> str:
    return "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound


def _children() -> list[Child]:
    var = Path(settings.VAR_DIR)
    (var / "run").mkdir(parents=True, exist_ok=True)
    celery = [sys.executable, "-m", "celery", "-A", "socialaid", "--quiet"]
    commands = {
        "web": [sys.executable, "-m", "gunicorn", "-c", "python:socialaid.webserver", "socialaid.wsgi"],
        "worker": [*celery, "worker", "--concurrency=2", "--without-gossip", "--without-mingle"],
        "beat": [*celery, "beat", f"--schedule={var / 'run' / 'beat'}", "--pidfile="],
    }
    return [Child(name, command, settings.BASE_DIR, var / "log" / f"{name}.log") for name, command in commands.items()]
