"""The words of letters, written anew by the directorate. No version is ever changed; the newest is in force."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from offices.models import Role
from offices.rules import is_directorate
from socialaid.accounts.models import User
from socialaid.audit.actions.recording import record
from socialaid.lib.refused import Refused
from socialaid.notices.models import LetterText
from socialaid.notices.placeholders import wrong_in
from socialaid.notices.registry import kind_of
from socialaid.notices.segments import segments
from socialaid.notices.wording import places_of

MOST_SEGMENTS = 2
MEANWHILE = _("Somebody else has written these words meanwhile. Look at them, then write yours again.")


@dataclass(frozen=True, slots=True)
class LetterWords:
    """What one letter says; `sms` is empty for a letter that is never sent as a short message."""

    subject: str
    body: str
    sms: str


@transaction.atomic
def rewrite(
    *, letter: str, variant: str, language: str, words: LetterWords, seen: int, by: User, now: datetime
) -> LetterText:
    """Put new words of a letter in force; letters that were sent keep the version they were sent with.

    `seen` is the number of the version that she rewrote, 0 for the first words. Raises Refused for anybody but the
    directorate, for letters to staff, for a place that the letter does not know, for a short message that costs more
    than two, and where somebody else has written a version meanwhile.
    """
    _check(letter, by)
    _check_words(letter, words, set(places_of(letter, variant, language)))
    newest = LetterText.objects.of(letter, variant, language).first()
    if (newest.version if newest else 0) != seen:
        raise Refused(MEANWHILE)
    which = {"letter": letter, "variant": variant, "language": language, "version": seen + 1}
    text = LetterText(**which, **asdict(words), written_at=now, written_by=by)
    _save_first(text)
    record(act="letters.rewritten", by=by, role=Role.DIRECTORATE, now=now, facts=which)
    return text


def _save_first(text: LetterText) -> None:
    """Of two who write the same version in the same moment one is told."""
    try:
        with transaction.atomic():
            text.save()
    except IntegrityError as error:
        raise Refused(MEANWHILE) from error


def _check(letter: str, by: User) -> None:
    if not is_directorate(by):
        raise Refused(_("Only the regional directorate writes the words of letters."))
    if not kind_of(letter).may_be_rewritten:
        raise Refused(_("The words of letters to staff belong to the program."))


def _check_words(letter: str, words: LetterWords, known: set[str]) -> None:
    for field in ("subject", "body", "sms"):
        wrong = wrong_in(getattr(words, field), known)
        if wrong:
            raise Refused(_("This place is not known here: %(places)s") % {"places": ", ".join(wrong)}, field)
    if bool(kind_of(letter).sms) != bool(words.sms):
        raise Refused(_("A letter that goes as a short message keeps one; the others have none."), "sms")
    if segments(words.sms) > MOST_SEGMENTS:
        raise Refused(_("This short message is too long: it would cost more than two messages."), "sms")
