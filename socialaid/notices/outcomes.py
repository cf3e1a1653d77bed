"""How an attempt to send can end, read from what the mail server or the gateway said."""

import smtplib
from datetime import timedelta
from enum import Enum
from typing import Final

from socialaid.lib.sms_gateway import GatewayAnswer

PAUSE: Final = timedelta(minutes=5)
LONGEST_PAUSE: Final = timedelta(hours=1)


class Outcome(Enum):
    SENT = "sent"
    NOT_DUE = "not due"
    PUT_OFF = "put off"
    OUT_OF_REACH = "out of reach"
    REFUSED = "refused"


# An answer about our own sign-in or sender says nothing about the letter: somebody will mend the settings.
_ABOUT_US: Final = (smtplib.SMTPAuthenticationError, smtplib.SMTPSenderRefused, smtplib.SMTPHeloError)
# A server that hangs up in the middle may have taken the letter: such a try counts, so that nobody gets it without end.
_NO_ANSWER: Final = (smtplib.SMTPConnectError,)

# What a gateway answers when it cannot tell us from a stranger, and when it will never take this message.
_WHO_ARE_YOU: Final = frozenset({401, 402, 403, 404})
_NEVER: Final = frozenset({400, 410, 413, 422})


def outcome_of(error: Exception) -> tuple[Outcome, str]:
    """What to do after `error`, and its name with the server's codes; never its text, which repeats the address."""
    if isinstance(error, GatewayAnswer):
        return _of_gateway(error.status), f"GatewayAnswer {error.status}"
    codes = _codes(error)
    words = " ".join([type(error).__name__, *map(str, codes)])
    if isinstance(error, (*_ABOUT_US, *_NO_ANSWER)):
        return Outcome.OUT_OF_REACH, words
    if isinstance(error, ValueError) or (codes and all(500 <= code < 600 for code in codes)):
        return Outcome.REFUSED, words
    if isinstance(error, smtplib.SMTPException):
        return Outcome.PUT_OFF, words
    return Outcome.OUT_OF_REACH, words


def pause_after(error: Exception | None) -> timedelta:
    """How long to wait before the next try: what the gateway asked for, within bounds, else five minutes."""
    asked = error.retry_after if isinstance(error, GatewayAnswer) else 0
    return min(max(PAUSE, timedelta(seconds=min(asked, 86_400))), LONGEST_PAUSE)


def _of_gateway(status: int) -> Outcome:
    if status in _WHO_ARE_YOU:
        return Outcome.OUT_OF_REACH
    return Outcome.REFUSED if status in _NEVER else Outcome.PUT_OFF


def _codes(error: Exception) -> list[int]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _ in error.recipients.values()]
    if isinstance(error, smtplib.SMTPResponseException):
        return [error.smtp_code]
    return []
