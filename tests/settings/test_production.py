"""Production starts with everything configured or not at all, and knows nothing of the demo."""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
KEYS = ("SECRET_KEY", "FIELD_KEYS", "FILE_KEYS", "PRINT_KEYS", "INDEX_KEY")
REQUIRED = (*KEYS, "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "ALLOWED_HOSTS", "SITE_URL", "CLAMD")

ASK_FOR_THE_DEMO = """
import json, django
django.setup()
from django.conf import settings
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
found = {"password": settings.DEMO_PASSWORD, "demo": settings.DEMO, "debug": settings.DEBUG}
try:
    resolve("/kk/demo/")
    found["page"] = True
except Resolver404:
    found["page"] = False
try:
    reverse("demo")
    found["name"] = True
except NoReverseMatch:
    found["name"] = False
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every variable of a production that could start; no engine stands behind the addresses."""
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "socialaid.settings",
        "SOCIALAID_MODE": "production",
        "SOCIALAID_VAR": str(tmp_path_factory.mktemp("production")),
        "SECRET_KEY": secrets.token_urlsafe(50),
        "FIELD_KEYS": Fernet.generate_key().decode(),
        "FILE_KEYS": Fernet.generate_key().decode(),
        "PRINT_KEYS": Fernet.generate_key().decode(),
        "INDEX_KEY": secrets.token_urlsafe(50),
        "DATABASE_URL": "postgres://socialaid:x@127.0.0.1:1/socialaid",
        "REDIS_URL": "redis://:x@127.0.0.1:1/0",
        "EMAIL_URL": "smtp+tls://user:x@mail.example.kz:587",
        "ALLOWED_HOSTS": "socialaid.example.kz",
        "SITE_URL": "https://socialaid.example.kz",
        "CLAMD": "off",
    }


def run(env: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def manage(env: dict[str, str], *command: str) -> tuple[int, str]:
    """The exit code of a command, and all that it said."""
    done = run(env, "manage.py", *command)
    return done.returncode, (done.stdout + done.stderr).strip()


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("value", [None, ""])
def test_variable_that_is_missing_or_empty_is_named_in_one_sentence(
    complete: dict[str, str], name: str, value: str | None
) -> None:
    env = {known: given for known, given in complete.items() if known != name}
    env |= {} if value is None else {name: value}

    assert manage(env, "check") == (1, f"{name} must be set in production.")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SOCIALAID_MODE", "prod", "SOCIALAID_MODE is either 'demo' or 'production'."),
        ("DATABASE_URL", "sqlite:///x", "Production runs on PostgreSQL: DATABASE_URL must begin with postgres://."),
        ("FIELD_KEYS", "nonsense", "FIELD_KEYS must be keys of 32 bytes in base64, comma between them."),
        ("FILE_KEYS", "nonsense", "FILE_KEYS must be keys of 32 bytes in base64, comma between them."),
        ("PRINT_KEYS", "nonsense", "PRINT_KEYS must be keys of 32 bytes in base64, comma between them."),
        ("SITE_URL", "http://socialaid.example.kz", "SITE_URL must begin with https:// in production."),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS must name the hosts in production, without an asterisk."),
    ],
)
def test_variable_that_cannot_be_meant_is_named_in_one_sentence(
    complete: dict[str, str], name: str, value: str, sentence: str
) -> None:
    assert manage(complete | {name: value}, "check") == (1, sentence)


def test_web_and_worker_do_not_start_either(complete: dict[str, str]) -> None:
    half = {name: value for name, value in complete.items() if name != "INDEX_KEY"}

    for door in ("socialaid.wsgi", "socialaid.celery"):
        done = run(half, "-c", f"import {door}; {door}.app.finalize() if hasattr({door}, 'app') else None; "
                   "from django.conf import settings; settings.DEBUG")  # fmt: skip
        assert done.returncode == 1, door
        assert done.stderr.strip().endswith("ImproperlyConfigured: INDEX_KEY must be set in production."), door


def test_deployment_check_has_no_warning(complete: dict[str, str]) -> None:
    code, said = manage(complete, "check", "--deploy", "--fail-level", "WARNING")

    assert (code, said) == (0, "System check identified no issues (0 silenced).")


def test_production_writes_no_keys_of_its_own(complete: dict[str, str]) -> None:
    manage(complete, "check")

    assert not Path(complete["SOCIALAID_VAR"], "keys").exists()


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (["load_demo"], "CommandError: Demo people are never loaded in production."),
        (["demo_people", "--json"], "CommandError: There are no demo people in production."),
        (["demo_people"], "CommandError: There are no demo people in production."),
    ],
)
def test_nothing_of_the_demo_can_be_loaded(complete: dict[str, str], command: list[str], sentence: str) -> None:
    assert manage(complete, *command) == (1, sentence)


def test_page_and_password_of_the_demo_do_not_exist(complete: dict[str, str]) -> None:
    done = run(complete | {"DEMO_PASSWORD": "leftover-from-a-demo"}, "-c", ASK_FOR_THE_DEMO)

    assert json.loads(done.stdout) == {"password": "", "demo": False, "debug": False, "page": False, "name": False}


def test_every_variable_that_production_asks_for_stands_in_the_example() -> None:
    example = Path(settings.BASE_DIR, ".env.example").read_text()

    assert [name for name in REQUIRED if f"\n{name}=" not in example] == []
