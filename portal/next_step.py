"""What the home page tells a person who has signed in: the one thing to do or to wait for."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from applications.states import ENDED, State
from socialaid.accounts.models import User


@dataclass(frozen=True, slots=True)
class NextStep:
    """The newest case that has not ended: where it stands, what to press."""

    case: str
    title: Any
    tone: str
    url: str
    button: Any


# What is hers to do; in all other states she only looks.
BUTTONS = {
    State.DRAFT: _("Go on with the application"),
    State.RETURNED: _("See what is missing"),
}


def next_step(user: User | AnonymousUser) -> NextStep | None:
    """The next step of this person's newest open case; None without one."""
    if not isinstance(user, User):
        return None
    own = Application.objects.own(user).exclude(state__in=ENDED).order_by("-started_at", "-pk")
    application = own.select_related("category").first()
    if application is None:
        return None
    return NextStep(
        case=str(application.category),
        title=application.citizen_label,
        tone=application.tone,
        url=application.get_public_url(),
        button=BUTTONS.get(State(application.state), _("Open the application")),
    )
