"""May she? Questions about sittings."""

from typing import Final

from applications.models import Application
from commission.models import Commission, Recusal
from commission.states import PointState
from offices.models import Role
from offices.rules import Person, has_role

RUNNING: Final = (Role.SECRETARY, Role.CHAIR)
PREPARING: Final = (*RUNNING, Role.SPECIALIST)
DEPARTMENT: Final = (Role.SECRETARY, Role.SPECIALIST, Role.HEAD, Role.DEPUTY)
SEEING: Final = (*PREPARING, Role.HEAD, Role.DEPUTY, Role.MEMBER)


def may_run(user: Person, commission: Commission) -> bool:
    """Whether she leads or writes down the sittings of this commission."""
    return has_role(user, commission.office, *RUNNING)


def may_prepare(user: Person, commission: Commission) -> bool:
    """Whether she puts cases on the agenda: who runs the sitting, and the specialists of the office."""
    return has_role(user, commission.office, *PREPARING)


def may_read_file(user: Person, commission: Commission, *, recused: bool) -> bool:
    """Whether the case in short is shown: to a recused member only where her work in the department needs it."""
    return not recused or has_role(user, commission.office, *DEPARTMENT)


def is_kept_from(user: Person, application: Application) -> bool:
    """Whether a recused member may not open the case that is before her commission now."""
    if not user.is_authenticated or has_role(user, application.office, *DEPARTMENT):
        return False
    recusals = Recusal.objects.filter(point__application=application, point__state=PointState.OPEN)
    return recusals.filter(member__user=user).exists()
