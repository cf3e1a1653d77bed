"""How an attempt to send can end, read from what the mail server said."""

import smtplib
from enum import Enum
from typing import Final


class Outcome(Enum):
    SENT = "sent"
    NOT_DUE = "not due"
    PUT_OFF = "put off"
    OUT_OF_REACH = "out of reach"
    REFUSED = "refused"


# An answer about our own sign-in or sender says nothing about the letter: somebody will mend the settings.
_ABOUT_US: Final = (smtplib.SMTPAuthenticationError, smtplib.SMTPSenderRefused, smtplib.SMTPHeloError)
_NO_ANSWER: Final = (smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError)


def outcome_of(error: Exception) -> tuple[Outcome, str]:
    """What to do after `error`, and its name with the server's codes; never its text, which repeats the address."""
    codes = _codes(error)
    words = " ".join([type(error).__name__, *map(str, codes)])
    if isinstance(error, (*_ABOUT_US, *_NO_ANSWER)):
        return Outcome.OUT_OF_REACH, words
    if isinstance(error, ValueError) or (codes and all(500 <= code < 600 for code in codes)):
        return Outcome.REFUSED, words
    if isinstance(error, smtplib.SMTPException):
        return Outcome.PUT_OFF, words
    return Outcome.OUT_OF_REACH, words


def _codes(error: Exception) -> list[int]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _ in error.recipients.values()]
    if isinstance(error, smtplib.SMTPResponseException):
        return [error.smtp_code]
    return []
