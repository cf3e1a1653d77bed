"""What the environment says, and the files that embedded mode makes at its first run."""

import os
import secrets
from pathlib import Path

import environ
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()

MODE = env.str("SOCIALAID_MODE", default="demo")
if MODE not in {"demo", "production"}:
    raise ImproperlyConfigured("SOCIALAID_MODE is either 'demo' or 'production'.")
PRODUCTION = MODE == "production"
VAR_DIR = Path(env.str("SOCIALAID_VAR", default=str(BASE_DIR / "var")))


def required(name: str) -> str:
    """The variable's value; in production an absent one stops the start."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"{name} must be set in production.")
    return value


def key_from_outside_or_kept(name: str, file_name: str, make: "type[Fernet] | None" = None) -> str:
    """A secret from the environment; in demo mode one made at the first run and kept under var/keys."""
    if PRODUCTION:
        return required(name)
    value = env.str(name, default="")
    return value or _kept_key(VAR_DIR / "keys" / file_name, make)


def _kept_key(path: Path, make: "type[Fernet] | None") -> str:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    secret = make.generate_key().decode() if make else secrets.token_urlsafe(50)
    try:
        with open(path, "x", opener=_private_opener) as stream:
            stream.write(secret)
    except FileExistsError:
        secret = path.read_text() or secret
    return secret


def _private_opener(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
