"""Telling the applicant: what happened, what to do now, by when, whom to ask."""

from datetime import datetime
from typing import Any

from applications.models import Application
from socialaid.lib.localized import localized
from socialaid.notices.actions.posting import post


def tell(
    application: Application, letter: str, *, once: str, now: datetime, room: str = "applications", **facts: Any
) -> None:
    """Post a letter about the case to its addressee; `once` makes the posting unique within the case.

    `room` is where the letter's text lies, templates/letters/<room>/.
    """
    addressee = application.addressee
    if addressee is None:
        return
    office, language = application.office, addressee.language
    about = {
        "number": application.number,
        "category": localized(application.category, "title", language),
        "office": localized(office, "short_name", language),
        "office_address": localized(office, "address", language),
        "office_phone": ", ".join(office.phones),
    }
    post(
        letter=f"{room}/{letter}",
        to=addressee.contact(),
        key=f"{letter}:{application.number}:{once}",
        facts=about | facts,
        number=application.number or "",
        path=application.get_public_url(),
        now=now,
    )
