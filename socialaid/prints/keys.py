"""The keys that sign sheets: private ones from the settings, public ones as they are published."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from socialaid.prints.statements import FORM, PURPOSE, key_id

PublicKeys = Mapping[str, Ed25519PublicKey]
ABOUT: Final = (
    "Public keys of the printed sheets, the newest first. Keep a copy: manage.py check_print FILE_OR_TEXT --keys FILE "
    "checks a sheet without a connection. Believe no sheet under a key with a day in withdrawn before you have asked."
)


class UnreadableKeys(ValueError):
    """A file that does not hold published keys."""


def signing_key() -> Ed25519PrivateKey:
    """The newest of PRINT_KEYS: it signs what is printed from now on."""
    return private_key(settings.PRINT_KEYS[0])


def private_key(written: str) -> Ed25519PrivateKey:
    """A private key from the way it stands in the settings: 32 bytes in base64."""
    return Ed25519PrivateKey.from_private_bytes(urlsafe_b64decode(written.strip()))


def keys_in_settings() -> dict[str, Ed25519PublicKey]:
    """The public halves of PRINT_KEYS by their names, the newest first."""
    publics = [private_key(written).public_key() for written in settings.PRINT_KEYS]
    return {key_id(public): public for public in publics}


def written(public: Ed25519PublicKey) -> str:
    """A public key as it is stored and published: its 32 bytes in base64 with - and _."""
    return urlsafe_b64encode(public.public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def public_key(text: str) -> Ed25519PublicKey:
    """A public key from its 32 bytes in base64; ValueError for anything else."""
    return Ed25519PublicKey.from_public_bytes(urlsafe_b64decode(text))


def published(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What stands at the open-data address: the keys with their days, and how to read a statement."""
    form = {"form": FORM, "purpose": PURPOSE.decode(), "algorithm": "Ed25519"}
    return {"about": ABOUT, **form, "keys": list(rows)}


def saved_keys(text: str) -> tuple[dict[str, Ed25519PublicKey], frozenset[str]]:
    """The keys of a saved copy by their names, and the names of those withdrawn; UnreadableKeys for anything else."""
    try:
        rows = json.loads(text)["keys"]
        publics = [public_key(row["public"]) for row in rows]
        withdrawn = {key_id(public) for public, row in zip(publics, rows, strict=True) if row.get("withdrawn")}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableKeys("no published keys") from error
    return {key_id(public): public for public in publics}, frozenset(withdrawn)
