"""May she? Questions about the board of due days and about breaches."""

from django.contrib.auth.models import AnonymousUser

from deadlines.models import Breach
from offices.models import Office, Role
from offices.queries import active_memberships, active_substitutions
from offices.rules import acts_as_head, is_directorate
from socialaid.accounts.models import User

Person = User | AnonymousUser
BOARD_ROLES = frozenset({Role.SPECIALIST, Role.HEAD, Role.DEPUTY})


def board_offices(user: Person) -> list[Office]:
    """The offices whose terms she sees one by one."""
    own = {post.office_id: post.office for post in active_memberships(user) if post.role in BOARD_ROLES}
    for absence in active_substitutions(user):
        if absence.absent.role in BOARD_ROLES:
            own[absence.absent.office_id] = absence.absent.office
    return list(own.values())


def may_see_region(user: Person) -> bool:
    return is_directorate(user)


def may_answer_for(user: Person, breach: Breach) -> bool:
    """Whether she explains or disproves this breach: the head of its office, or whoever stands in for her."""
    return acts_as_head(user, breach.due.office)
