import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localtime

from socialaid.prints.keys import UnreadableKeys, saved_keys
from socialaid.prints.models import Print
from socialaid.prints.queries import checked
from socialaid.prints.scanning import ToolMissing, Unreadable, is_pdf, statements_in
from socialaid.prints.verdicts import Told, Verdict, judge, told

SAID: Final[Mapping[Verdict, str]] = {
    Verdict.VALID: "valid: the department gave the sheet out",
    Verdict.REVOKED: "revoked",
    Verdict.WITHDRAWN: "in doubt: signed by a key that was withdrawn; ask the portal's page",
    Verdict.ALTERED: "altered: what the QR says was not signed so",
    Verdict.UNKNOWN: "unknown: not signed by a key of this portal, or no sheet of it",
}
ONLY_SIGNATURE: Final = "by the signature alone: whether it was revoked, the portal's page tells"


class Command(BaseCommand):
    help = "Tell whether a printed sheet is genuine: from a PDF, a picture of it, or the text of its QR."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("sheet", metavar="FILE_OR_TEXT", help="a PDF, a PNG or JPEG, or the text of the QR")
        parser.add_argument(
            "--keys", type=Path, help="open-data/print-keys.json as it was saved: neither database nor network is asked"
        )

    def handle(self, *args: Any, sheet: str, keys: Path | None, **options: Any) -> None:
        file = _file(sheet)
        texts = _texts(file) if file else [sheet]
        answers = [_by_keys(text, keys) if keys else checked(text) for text in texts]
        for answer in answers:
            self._tell(answer, by_keys=keys is not None)
        if keys is None and file and is_pdf(file):
            self._compare(file, answers[0])
        if any(answer.verdict != Verdict.VALID for answer in answers):
            raise CommandError("The sheet is not to be believed.", returncode=1)

    def _tell(self, answer: Told, *, by_keys: bool) -> None:
        self.stdout.write(SAID[answer.verdict])
        if answer.revoked_at:
            self.stdout.write(f"since {localtime(answer.revoked_at):%Y-%m-%d %H:%M}: {answer.reason}")
        if answer.number:
            self.stdout.write(f"{answer.kind} {answer.number}, office {answer.office}, {answer.day}")
        if by_keys:
            self.stdout.write(ONLY_SIGNATURE)

    def _compare(self, file: Path, answer: Told) -> None:
        """The bytes of the file beside those that were made; a scan that was saved as PDF has others."""
        stored = Print.objects.filter(kind=answer.kind, number=answer.number).first()
        if stored is None or not stored.sha256:
            return
        same = hashlib.sha256(file.read_bytes()).hexdigest() == stored.sha256
        told = (
            "is the portal's own, byte for byte" if same else "is not the portal's own: read it, it may say other words"
        )
        self.stdout.write(f"the file {told}")


def _file(sheet: str) -> Path | None:
    """The file of that name; None where there is none, or the text is too long for a name."""
    try:
        return Path(sheet) if Path(sheet).is_file() else None
    except OSError:
        return None


def _texts(file: Path) -> list[str]:
    """The statements in a file; CommandError where there is none."""
    try:
        found = statements_in(file)
    except ToolMissing as missing:
        raise CommandError(
            f"To read a file the package {missing} is needed; the text of the QR needs none."
        ) from missing
    except Unreadable as error:
        raise CommandError("The file is neither a PDF nor a picture that can be opened.") from error
    if not found:
        raise CommandError("There is no QR of a sheet in the file: scan it at 150 dpi or more, the whole of the QR.")
    return found


def _by_keys(text: str, file: Path) -> Told:
    try:
        keys, withdrawn = saved_keys(file.read_text())
    except (OSError, UnreadableKeys) as error:
        raise CommandError(f"{file} does not hold published keys.") from error
    return told(*judge(text, keys, withdrawn))
