"""Acting for somebody else: on which grounds, and what is worth a second look."""

from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# Answers to "For whom do you apply?" beside the people on the list.
MYSELF, ANOTHER = "myself", "another"
GROWN_UP = 18  # years


class Ground(TextChoices):
    """Why one person may act for another; each is shown by a paper of its own."""

    PARENT = "parent", _("I am the parent (birth certificate)")
    GUARDIAN = "guardian", _("I am the guardian (decision on guardianship)")
    PROXY = "proxy", _("I have a power of attorney from a notary")
    SOCIAL_WORKER = "social_worker", _("I am the social worker (order or identity)")


class LettersTo(TextChoices):
    """Who is written to by e-mail; the account that filed sees every letter in the portal."""

    APPLICANT = "applicant", _("To the person for whom I apply")
    REPRESENTATIVE = "representative", _("To me")
    BOTH = "both", _("To both of us")


CALLED = {
    Ground.PARENT: _("parent"),
    Ground.GUARDIAN: _("guardian"),
    Ground.PROXY: _("by power of attorney"),
    Ground.SOCIAL_WORKER: _("social worker"),
}
A_PARENT_OF_A_GROWN_UP = _(
    "This person is 18 or older. A parent acts for a child; for a grown-up a power of attorney or a decision on"
    " guardianship is needed. Please check the ground and the birth date."
)
A_PROXY_OF_A_CHILD = _(
    "This person is under 18. A child gives no power of attorney: a parent or guardian applies for it."
    " Please check the ground and the birth date."
)


def age_on(born: date, day: date) -> int:
    """Full years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def second_look(ground: str, born: date | None, day: date) -> Any | None:
    """A kind sentence where the ground and the age seldom go together; it forbids nothing."""
    if born is None:
        return None
    grown_up = age_on(born, day) >= GROWN_UP
    if ground == Ground.PARENT and grown_up:
        return A_PARENT_OF_A_GROWN_UP
    if ground == Ground.PROXY and not grown_up:
        return A_PROXY_OF_A_CHILD
    return None
