"""May she? Questions about sittings."""

from typing import Final

from commission.models import Commission
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
