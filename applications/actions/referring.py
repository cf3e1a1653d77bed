"""On the agenda of a sitting, and back from it when the commission puts a case off."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.moving import move, write_down
from applications.actions.taking_part import note_part
from applications.actions.telling import tell
from applications.models import Application, Part
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused


@transaction.atomic
def refer(
    *, application: Application, by: User, sitting_label: str, now: datetime, sitting_on: date | None = None
) -> Application:
    """Put a registered case before the commission; `sitting_label` and `sitting_on` name the sitting on the record."""
    if not rules.may_refer(by, application):
        raise Refused(_("Only registered cases of this office can be put on the agenda."))
    move(application, "application.referred", by=by, now=now, facts=_sitting(sitting_label, sitting_on))
    note_part(application=application, user=by, part=Part.REFERRAL, now=now)
    return application


def _sitting(label: str, day: date | None) -> dict[str, str]:
    return {"sitting": label, "sitting_on": day.isoformat() if day else ""}


@transaction.atomic
def change_sitting(
    *, application: Application, by: User, sitting_label: str, now: datetime, sitting_on: date | None
) -> None:
    """Write down that a case before the commission goes to another sitting; without a day it waits for one."""
    write_down(application, "application.sitting_changed", by=by, now=now, facts=_sitting(sitting_label, sitting_on))


@transaction.atomic
def put_back(*, application: Application, by: User, needed: str, now: datetime) -> Application:
    """The commission put the case off: it waits for another sitting, and the applicant hears what is still needed."""
    if not needed.strip():
        raise Refused(_("Say what is still needed: the applicant will read it."), "words")
    move(application, "application.put_off", by=by, now=now)
    tell(application, "put_off", once=now.isoformat(), now=now, words=needed.strip())
    return application
