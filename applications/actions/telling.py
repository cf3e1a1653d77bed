"""Telling the applicant and whoever acts for her: what happened, what to do now, by when, whom to ask."""

from datetime import datetime
from typing import Any

from applications.models import Application
from socialaid.lib.localized import localized
from socialaid.notices.actions.posting import Posting, post_many


def tell(
    application: Application, letter: str, *, once: str, now: datetime, room: str = "applications", **facts: Any
) -> None:
    """Post a letter about the case to everybody who gets its letters; `once` makes it unique within the case.

    `room` is where the letter's text lies, templates/letters/<room>/. A fact that hangs on the reader's language is
    given as a function of it.
    """
    if application.addressee is None:
        return
    key = f"{letter}:{application.number}:{once}"
    path = application.get_public_url()
    postings = [
        Posting(
            letter=f"{room}/{letter}",
            to=to,
            key=f"{key}{which}",
            facts=_about(application, to.language) | _in_language(facts, to.language),
            number=application.number or "",
            path=path,
            office=application.office.code,
        )
        for which, to in application.addressee.contacts().items()
    ]
    post_many(postings, now=now)


def _in_language(facts: dict[str, Any], language: str) -> dict[str, Any]:
    return {name: fact(language) if callable(fact) else fact for name, fact in facts.items()}


def _about(application: Application, language: str) -> dict[str, Any]:
    office = application.office
    return {
        "number": application.number,
        "category": localized(application.category, "title", language),
        "office": localized(office, "short_name", language),
        "office_address": localized(office, "address", language),
        "office_phone": ", ".join(office.phones),
    }
