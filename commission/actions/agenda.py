"""The agenda: putting cases on it and taking off those that left the commission by themselves."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from applications.actions.referring import change_sitting, refer
from applications.models import Application
from applications.states import State
from commission import acts
from commission.actions.holding import hold_to_prepare, hold_to_run
from commission.actions.recording import record_in
from commission.actions.recusing import recuse_by_the_record
from commission.models import AgendaPoint, Sitting
from commission.queries import waits_for_a_sitting
from commission.states import PointState
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused


@transaction.atomic
def put_on(*, sitting: Sitting, application: Application, by: User, now: datetime) -> AgendaPoint:
    """Put a registered case of the office on the agenda; members who prepared it are recused at once.

    A case that was taken off another sitting before it met is before the commission already and only changes place.
    """
    sitting = hold_to_prepare(sitting.pk, by)
    if application.office_id != sitting.commission.office_id:
        raise Refused(_("This case belongs to another office."))
    before_the_commission = change_sitting if waits_for_a_sitting(application) else refer
    day = localdate(sitting.starts_at)
    before_the_commission(application=application, by=by, sitting_label=sitting.number, sitting_on=day, now=now)
    point = sitting.points.create(application=application, position=_next_position(sitting))
    recuse_by_the_record(sitting, [point], now=now)
    record_in(sitting, acts.PUT_ON, by=by, now=now, facts={"point": point.position, "case": application.number})
    return point


def _next_position(sitting: Sitting) -> int:
    return (sitting.points.aggregate(last=Max("position"))["last"] or 0) + 1


@transaction.atomic
def take_off(*, point: AgendaPoint, by: User, now: datetime) -> AgendaPoint:
    """Take a case off the agenda: of a sitting that has not met yet, or because it was withdrawn or stopped."""
    sitting = hold_to_run(point.sitting_id, by)
    application = Application.objects.select_related("office").get(pk=point.application_id)
    if application.state == State.REFERRED and sitting.is_open:
        raise Refused(_("This case is still before the commission. Put a motion to put it off instead."))
    point.state = PointState.TAKEN_OFF
    point.save(update_fields=["state"])
    if application.state == State.REFERRED:
        change_sitting(application=application, by=by, sitting_label="", sitting_on=None, now=now)
    record_in(sitting, acts.TAKEN_OFF, by=by, now=now, facts={"point": point.position, "case": application.number})
    return point
