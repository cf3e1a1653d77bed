"""The gateway for short messages: one POST per message, as docs/developers/notices.md describes it."""

import json
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Final
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

SECONDS: Final = 10
# 409: this key was taken before, so the message is on its way already.
TAKEN: Final = frozenset({200, 201, 202, 204, 409})


class GatewayAnswer(Exception):
    """The gateway answered, and did not take the message. `retry_after` is in seconds; 0 where it named none."""

    def __init__(self, status: int, retry_after: int = 0) -> None:
        super().__init__(status)
        self.status, self.retry_after = status, retry_after


def hand_over(phone: str, text: str, key: str) -> None:
    """Give one message to the gateway; GatewayAnswer where it says no, OSError where it cannot be reached."""
    try:
        status, retry_after = _asked(urlsplit(str(settings.SMS_GATEWAY_URL)), phone, text, key)
    except HTTPException as error:
        raise ConnectionError(type(error).__name__) from error
    if status not in TAKEN:
        raise GatewayAnswer(status, retry_after)


def _asked(address: SplitResult, phone: str, text: str, key: str) -> tuple[int, int]:
    kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
    line = kind(str(address.hostname), address.port, timeout=SECONDS)
    try:
        line.request("POST", address.path or "/", body=_body(phone, text), headers=_headers(key))
        answer = line.getresponse()
        answer.read()
        return answer.status, _seconds(answer)
    finally:
        line.close()


def _body(phone: str, text: str) -> bytes:
    return json.dumps({"to": phone, "text": text, "from": settings.SMS_SENDER}, ensure_ascii=False).encode()


def _headers(key: str) -> dict[str, str]:
    return {
        "Authorization": f"Bearer {settings.SMS_GATEWAY_TOKEN}",
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": key,
    }


def _seconds(answer: HTTPResponse) -> int:
    named = answer.getheader("Retry-After") or ""
    return int(named) if named.isascii() and named.isdigit() else 0
