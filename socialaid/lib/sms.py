"""Short messages: one door, behind it the way that settings.SMS_GATEWAY names."""

import json
import re
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from socialaid.lib import sms_gateway

OFF = "off"
# A mobile number of Kazakhstan as the portal keeps it.
TAKES_MESSAGES = re.compile(r"\+77[04678]\d{8}")


@dataclass(frozen=True, slots=True)
class Sms:
    """One short message as it lies in the outbox."""

    at: str
    phone: str
    text: str

    @property
    def written_at(self) -> datetime:
        return datetime.fromisoformat(self.at)


def is_offered() -> bool:
    """Whether this portal can send short messages at all; without them people sign up by e-mail."""
    return str(settings.SMS_GATEWAY) != OFF


def reaches(phone: str) -> bool:
    """Whether a message to `phone` can be sent: the portal sends them, and it is a mobile number."""
    return is_offered() and bool(TAKES_MESSAGES.fullmatch(phone))


def send(phone: str, text: str, key: str = "") -> None:
    """Send `text` to `phone`; where short messages are off, nothing happens.

    The same `key` again is the same message. Raises GatewayAnswer or OSError where the gateway did not take it.
    """
    if is_offered():
        GATEWAYS[settings.SMS_GATEWAY](phone, text, key or secrets.token_hex(20))


def _write_to_outbox(phone: str, text: str, _key: str) -> None:
    """Put the message into the folder settings.SMS_DIR instead of sending it."""
    now = timezone.now()
    folder = Path(settings.SMS_DIR)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"{now:%Y%m%d-%H%M%S-%f}-{secrets.token_hex(3)}"
    half_written = folder / f"{name}.part"
    half_written.write_text(json.dumps(asdict(Sms(now.isoformat(), phone, text)), ensure_ascii=False))
    half_written.rename(folder / f"{name}.json")


def newest(most: int) -> list[Sms]:
    """The newest messages of the outbox, the newest first."""
    files = sorted(Path(settings.SMS_DIR).glob("*.json"), reverse=True)[:most]
    return [Sms(**json.loads(file.read_text())) for file in files]


GATEWAYS: dict[str, Callable[[str, str, str], None]] = {"files": _write_to_outbox, "http": sms_gateway.hand_over}
