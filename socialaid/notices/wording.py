"""What a letter says: its template under the language of whoever gets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.urls import translate_url
from django.utils.translation import get_language_from_path, override

from socialaid.notices.contacts import Contact

LONGEST_SUBJECT = 200


@dataclass(frozen=True)
class Letter:
    subject: str
    body: str
    path: str


def worded(letter: str, to: Contact, facts: Mapping[str, Any], number: str, path: str) -> Letter:
    """The text of templates/letters/<letter>.txt: its first line is the subject, the rest the body.

    The template sees the facts, and `name`, `number`, `path` and `link` (the path as a full address).
    """
    own_path = in_language(path, to.language)
    context = {"name": to.name, "number": number, "path": own_path, "link": f"{settings.SITE_URL}{own_path}", **facts}
    with override(to.language):
        template: Any = get_template(f"letters/{letter}.txt")
        # Plain text: an apostrophe in a name must stay one.
        text = template.template.render(Context(context, autoescape=False))
    subject, _, body = text.strip().partition("\n")
    return Letter(" ".join(subject.split())[:LONGEST_SUBJECT], body.strip(), own_path)


def in_language(path: str, language: str) -> str:
    """The same page under another language; a path that is no page of ours stays as it is."""
    if not path:
        return ""
    with override(get_language_from_path(path) or language):
        return translate_url(path, language)
