"""The one door through which a case changes its state."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.models import Application
from applications.states import MOVES, State, may_move
from offices.queries import roles_in
from socialaid.accounts.models import User
from socialaid.audit.actions import record, record_many
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused


def move(
    application: Application,
    act: str,
    *,
    by: User | None,
    now: datetime,
    facts: Mapping[str, Any] | None = None,
    **changes: Any,
) -> Application:
    """Move a case by `act` from the state that was seen, once, and write it down.

    Raises Refused where the act does not fit the state or somebody else moved the case meanwhile.
    """
    seen = application.state
    check_fits(act, application)
    target = MOVES[act].target
    moved = Application.objects.filter(pk=application.pk, state=seen).update(state=target, **changes)
    if not moved:
        raise Refused(_("Somebody else has just changed this case. Open it again to see what happened."))
    application.state = target
    for field, value in changes.items():
        setattr(application, field, value)
    write_down(application, act, by=by, now=now, state=target, facts=facts)
    return application


def check_fits(act: str, application: Application) -> None:
    """Raise Refused unless `act` can happen to the case as it stands."""
    if not may_move(act, application.state):
        raise Refused(_("This cannot be done now: the case is “%(state)s”.") % {"state": application.label})


def write_down(
    application: Application,
    act: str,
    *,
    by: User | None,
    now: datetime,
    state: State | str = "",
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Add a line about the case to the record; drafts have no number and are not recorded."""
    if application.number is None:
        return
    record(**_line(application, by), act=act, by=by, state=state, facts=facts, now=now)


def write_down_many(
    application: Application, act: str, *, by: User, now: datetime, facts: list[dict[str, Any]]
) -> None:
    """Add a line for each of `facts` to the record of a filed case, in one query."""
    line = _line(application, by)
    record_many(Event(at=now, actor=by, act=act, facts=each, **line) for each in facts)


def _line(application: Application, by: User | None) -> dict[str, str]:
    return {
        "role": roles_in(by, application.office) if by else "",
        "number": str(application.number),
        "path": f"cases/{application.number}",
        "office": application.office.code,
    }
