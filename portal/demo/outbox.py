"""The letters with codes that a demo wrote into var/mail instead of sending them."""

import email
import email.policy
import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

CODE_ALONE = re.compile(r"^\d[\d-]{5,9}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter with a code."""

    to: str
    subject: str
    code: str


def newest_codes(most: int) -> list[Letter]:
    """The newest letters with a code, the newest first; those without one stand in the list of letters."""
    newest = sorted(Path(settings.EMAIL_FILE_PATH).glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    found = (letter for file in newest[: most * 4] if (letter := _letter_in(file)))
    return list(found)[:most]


def _letter_in(file: Path) -> Letter | None:
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain",))
    code = CODE_ALONE.search(body.get_content()) if body else None
    return Letter(str(message["To"]), str(message["Subject"]), code.group()) if code else None
