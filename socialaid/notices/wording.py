"""What a letter says: its words under the language of whoever gets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.urls import translate_url
from django.utils.translation import get_language_from_path, override

from socialaid.notices.contacts import Contact
from socialaid.notices.models import LetterText
from socialaid.notices.placeholders import fill, with_places
from socialaid.notices.registry import LetterKind, kind_of

LONGEST_SUBJECT = 200
LONGEST_SMS = 400
SAMPLE_NAME = "Серікова Айгүл"
SAMPLE_PATH = "/kk/my/cases/7K3M-94QX/"


@dataclass(frozen=True)
class Letter:
    subject: str
    body: str
    path: str
    sms: str = ""


def worded(
    letter: str, to: Contact, facts: Mapping[str, Any], number: str, path: str, *, text: LetterText | None = None
) -> Letter:
    """The words of a letter: `text` where the directorate has written one, else templates/letters/<letter>.txt.

    The first line of the template is the subject, the rest the body. It sees the facts, and `name`, `number`, `path`
    and `link` (the path as a full address). A `text` has its {places} filled in and is never run.
    """
    own_path = in_language(path, to.language)
    context = {"name": to.name, "number": number, "path": own_path, "link": f"{settings.SITE_URL}{own_path}", **facts}
    with override(to.language):
        kind = kind_of(letter)
        values = kind.values(context)
        subject, body = _filled(text, values) if text else _rendered(letter, context)
        short = fill(text.sms if text else str(kind.sms), values)
    return Letter(_one_line(subject)[:LONGEST_SUBJECT], body.strip(), own_path, _one_line(short)[:LONGEST_SMS])


def _rendered(letter: str, context: dict[str, Any]) -> tuple[str, str]:
    template: Any = get_template(f"letters/{letter}.txt")
    # Plain text: an apostrophe in a name must stay one.
    subject, _line, body = template.template.render(Context(context, autoescape=False)).strip().partition("\n")
    return subject, body


def _filled(text: LetterText, values: Mapping[str, str]) -> tuple[str, str]:
    return fill(text.subject, values), fill(text.body, values)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def variant_of(letter: str, facts: Mapping[str, Any]) -> str:
    """Which of its variants a letter with these facts is; empty where it has only one."""
    return kind_of(letter).variant(facts)


def sample(letter: str, variant: str, language: str, text: LetterText | None = None) -> Letter:
    """The letter as a preview shows it, with invented facts."""
    to = Contact(user_id=None, email="", language=language, name=SAMPLE_NAME)
    facts, number = _sample_facts(kind_of(letter), variant)
    return worded(letter, to, facts, number, SAMPLE_PATH, text=text)


def places_of(letter: str, variant: str, language: str) -> dict[str, str]:
    """The places that the words of a letter may name, each with what stands there in the preview."""
    kind = kind_of(letter)
    facts, number = _sample_facts(kind, variant)
    link = f"{settings.SITE_URL}{in_language(SAMPLE_PATH, language)}"
    with override(language):
        return kind.values({"name": SAMPLE_NAME, "number": number, "link": link, **facts})


def first_words(letter: str, variant: str, language: str) -> Letter:
    """The words that the program came with, with {places} in them: what the directorate begins to rewrite from."""
    places, shown = places_of(letter, variant, language), sample(letter, variant, language)
    with override(language):
        short = str(kind_of(letter).sms)
    return Letter(with_places(shown.subject, places), with_places(shown.body, places), "", short)


def _sample_facts(kind: LetterKind, variant: str) -> tuple[Mapping[str, Any], str]:
    facts = kind.samples[variant]
    return facts, str(facts.get("number", ""))


def in_language(path: str, language: str) -> str:
    """The same page under another language; a path that is no page of ours stays as it is."""
    if not path:
        return ""
    with override(get_language_from_path(path) or language):
        return translate_url(path, language)
