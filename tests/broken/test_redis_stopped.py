"""Redis is stopped while somebody files: she notices nothing, and once it is back the letter goes out once."""

import time
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from signal import SIGSTOP
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from applications.models import Application
from applications.states import State
from socialaid.accounts.models import User
from socialaid.audit.models import Event
from socialaid.notices.models import Delivery
from tests.broken.engines import Redis, database_url, environment, free_port, is_answered, wait_until, web, worker
from tests.cast import Cast, draft, signed_in

# The socket timeout of the broker, once, and the page itself on a busy machine.
LONGEST_WAIT = 5 + 4
pytestmark = [pytest.mark.broken, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


class StayHere(HTTPRedirectHandler):
    """An answer that leads on is the answer."""

    def http_error_302(self, _req, answer, _code, _msg, _headers):
        return answer


class Browser:
    """What a browser does: it keeps cookies and sends the token of the form back."""

    def __init__(self, port: int, user: User) -> None:
        self.origin = f"http://127.0.0.1:{port}"
        self.opener = build_opener(StayHere())
        self.cookies = SimpleCookie({settings.SESSION_COOKIE_NAME: signed_in(user).session.session_key})

    def open(self, path: str, form: dict[str, str] | None = None) -> int:
        token = self.cookies[settings.CSRF_COOKIE_NAME].value if form is not None else ""
        told = urlencode({**form, "csrfmiddlewaretoken": token}).encode() if form is not None else None
        asked = Request(self.origin + path, told)
        asked.add_header("Cookie", "; ".join(f"{name}={cookie.value}" for name, cookie in self.cookies.items()))
        with self.opener.open(asked, timeout=60) as answer:
            for line in answer.headers.get_all("Set-Cookie", []):
                self.cookies.load(line)
            return answer.status


@pytest.fixture
def redis(transactional_db: None, tmp_path: Path) -> Iterator[Redis]:
    own = Redis(tmp_path)
    own.start()
    yield own
    own.kill()


@pytest.fixture
def env(redis: Redis, tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path, DATABASE_URL=database_url(), REDIS_URL=redis.url)


@pytest.fixture
def port(env: dict[str, str], tmp_path: Path) -> Iterator[int]:
    """Where the web answers, warmed up."""
    chosen = free_port()
    with web(env, chosen, tmp_path / "web.log"):
        wait_until(lambda: is_answered(chosen))
        yield chosen


def file_by_hand(browser: Browser, own: Application) -> float:
    """Seconds until the page answered that the application was received."""
    began = time.monotonic()
    assert browser.open(f"/kk/my/drafts/{own.pk}/check/", {"consent": "on"}) == 302
    return time.monotonic() - began


def opened(port: int, cast: Cast, own: Application) -> Browser:
    browser = Browser(port, cast.applicant)
    assert browser.open(f"/kk/my/drafts/{own.pk}/check/") == 200
    return browser


def letters(env: dict[str, str]) -> list[str]:
    return [path.read_text() for path in Path(env["SOCIALAID_VAR"], "mail").glob("*")]


def test_filing_succeeds_and_the_letter_goes_out_once_when_redis_is_back(
    cast: Cast, redis: Redis, env: dict[str, str], port: int, tmp_path: Path
) -> None:
    own = draft(cast)
    browser = opened(port, cast, own)
    redis.kill()

    seconds = file_by_hand(browser, own)

    own.refresh_from_db()
    assert own.state == State.FILED
    assert Event.objects.filter(act="application.filed").count() == 1
    assert Delivery.objects.get(channel="email").state == "waiting"
    assert letters(env) == []
    assert "ring_lost" in (tmp_path / "web.log").read_text()
    assert seconds < LONGEST_WAIT

    redis.start()
    with worker(env, tmp_path / "worker.log", beat=True):
        wait_until(lambda: Delivery.objects.get(channel="email").state == "sent")
        time.sleep(3)
    assert [own.number in letter for letter in letters(env)] == [True]


def test_redis_that_answers_nothing_costs_the_socket_timeout_and_no_more(
    cast: Cast, redis: Redis, env: dict[str, str], port: int
) -> None:
    own = draft(cast)
    browser = opened(port, cast, own)
    redis.send(SIGSTOP)

    seconds = file_by_hand(browser, own)

    own.refresh_from_db()
    assert own.state == State.FILED
    assert Delivery.objects.get(channel="email").state == "waiting"
    assert seconds < LONGEST_WAIT


def test_people_look_up_their_case_and_sign_in_while_redis_answers_nothing(
    cast: Cast, redis: Redis, env: dict[str, str], port: int
) -> None:
    cast.applicant.password = PBKDF2PasswordHasher().encode(settings.DEMO_PASSWORD, "saltofthetest")
    cast.applicant.save()
    browser = opened(port, cast, draft(cast))
    redis.send(SIGSTOP)

    looked_up = browser.open("/kk/look-up/", {"number": "2222-2222-22", "code": "AB3K7XYZ"})
    browser.cookies.pop(settings.SESSION_COOKIE_NAME)
    signed = browser.open("/kk/account/login/", {"login": cast.applicant.username, "password": settings.DEMO_PASSWORD})

    assert (looked_up, signed) == (200, 302)
