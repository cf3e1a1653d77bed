"""Letters that tests of several rooms need."""

from typing import Any

from django.core.signing import dumps
from django.utils import timezone

from applications.actions.mailing import print_letter
from socialaid.notices.actions.posting import post
from socialaid.notices.contacts import Contact
from socialaid.notices.models import Delivery, LetterText
from socialaid.notices.unsubscribing import SALT
from socialaid.prints.actions.making import make

GRANDMOTHER = Contact(
    user_id=None, email="", language="kk", name="Қасымова Бибігүл", address="Ақкөл, Абай көшесі, 5", by_post=True
)
ABOUT = {"category": "Отын", "office": "Бөлім", "office_address": "Абай, 1", "office_phone": "8 (71638) 2-00-00"}


def for_the_post(office: str, key: str = "letter on paper", to: Contact = GRANDMOTHER) -> Delivery:
    """A letter that waits for somebody to print and post it."""
    post(letter="applications/withdrawn", to=to, key=key, facts=ABOUT, now=timezone.now(), office=office)
    return Delivery.objects.exclude(channel="portal").get(notice__key=key)


def printed(letter: Delivery, by: Any) -> Delivery:
    """The letter with its sheet drawn: whoever prints it now prints it again."""
    make(print_id=print_letter(delivery=letter, by=by, now=timezone.now()).pk, now=timezone.now())
    return letter


def written_anew(by: Any, **changes: Any) -> LetterText:
    """The first version of the words of a letter, written by the directorate."""
    words = {
        "letter": "applications/filed",
        "variant": "",
        "language": "kk",
        "version": 1,
        "subject": "{number} өтініш",
        "body": "Өтініш қабылданды: {category}. {office_phone}",
        "sms": "{number} алынды.",
    }
    return LetterText.objects.create(**{**words, **changes}, written_at=timezone.now(), written_by=by)


def letter_arguments(reader: Any, letter: Delivery, words: LetterText) -> dict[str, list[Any]]:
    """What stands in the addresses of letters and of their words."""
    known = ["applications", "filed"]
    return {
        "letters-stop": [dumps(reader.pk, salt=SALT)],
        "desk:letters": [],
        "desk:letter": [letter.pk],
        "desk:letter-print": [letter.pk],
        "desk:letter-labels": [],
        "desk:letter-words": [],
        "desk:letter-preview": known,
        "desk:letter-version": [words.pk],
        "desk:letter-rewrite": [*known, "kk"],
    }
