"""Holding a sitting's row until the transaction ends: the acts of one sitting happen one after the other."""

from django.utils.translation import gettext_lazy as _

from commission.models import AgendaPoint, Commission, Sitting
from commission.rules import may_prepare, may_run
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused


def hold(sitting_id: int) -> Sitting:
    """Lock the sitting's row and read it anew."""
    return Sitting.objects.select_for_update(of=("self",)).select_related("commission__office").get(pk=sitting_id)


def hold_to_run(sitting_id: int, by: User) -> Sitting:
    """Lock a sitting for an act of its secretary or chair; refuse once it is closed."""
    sitting = hold(sitting_id)
    check_may_run(sitting.commission, by)
    check_not_closed(sitting)
    return sitting


def hold_to_prepare(sitting_id: int, by: User) -> Sitting:
    """Lock a sitting for an act on its agenda; refuse once it is closed."""
    sitting = hold(sitting_id)
    if not may_prepare(by, sitting.commission):
        raise Refused(_("Only people of this office can put cases on the agenda."))
    check_not_closed(sitting)
    return sitting


def hold_point(point_id: int, by: User) -> AgendaPoint:
    """Lock the sitting of a point for an act of its secretary or chair while the sitting is under way."""
    point = AgendaPoint.objects.select_related("application__category", "application__office").get(pk=point_id)
    point.sitting = hold_to_run(point.sitting_id, by)
    check_under_way(point.sitting)
    point.refresh_from_db(fields=["state", "needed", "decision"])
    return point


def check_may_run(commission: Commission, by: User) -> None:
    if not may_run(by, commission):
        raise Refused(_("Only the secretary or the chair of this commission can do this."))


def check_not_closed(sitting: Sitting) -> None:
    if sitting.is_closed:
        raise Refused(_("This sitting is closed. Nothing in it can be changed any more."))


def check_under_way(sitting: Sitting) -> None:
    if not sitting.is_open:
        raise Refused(_("Mark who is present first: that opens the sitting."))


def check_undecided(point: AgendaPoint) -> None:
    if not point.is_open:
        raise Refused(_("This case is settled in this sitting already."))
