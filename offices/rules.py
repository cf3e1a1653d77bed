"""May she? Questions about posts."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import AnonymousUser

from offices.models import Office, Role
from offices.queries import active_memberships, active_substitutions
from socialaid.accounts.models import User

Person = User | AnonymousUser
CASE_ROLES = frozenset({Role.SPECIALIST, Role.HEAD, Role.DEPUTY, Role.SECRETARY, Role.CHAIR, Role.MEMBER})

# Those who sign papers for an applicant: her coupon and her decision name them, so she sees their names elsewhere too.
NAMED = frozenset({Role.SPECIALIST, Role.HEAD, Role.DEPUTY})


def has_role(user: Person, office: Office, *roles: str) -> bool:
    return any(post.office_id == office.pk and post.role in roles for post in active_memberships(user))


def holds_any(user: Person, *roles: str) -> bool:
    return any(post.role in roles for post in active_memberships(user))


def is_staff_of(user: Person, office: Office) -> bool:
    return has_role(user, office, *CASE_ROLES)


def works_for_the_service(user: Person) -> bool:
    """Whether she works in any office at all, stands in there or administers, and so needs a second factor."""
    return bool(active_memberships(user) or active_substitutions(user)) or getattr(user, "is_staff", False)


def second_factor_of(user: Person) -> bool | None:
    """Whether a person who works for the service has set up her second factor, read once per page; None for others."""
    if not works_for_the_service(user):
        return None
    if not hasattr(user, "second_factor_is_set"):
        user.second_factor_is_set = is_mfa_enabled(user)  # type: ignore[union-attr]
    return bool(user.second_factor_is_set)  # type: ignore[union-attr]


def is_directorate(user: Person) -> bool:
    return holds_any(user, Role.DIRECTORATE)


def is_administrator(user: Person) -> bool:
    return holds_any(user, Role.ADMINISTRATOR)


def acts_as_head(user: Person, office: Office) -> bool:
    """The head of `office`, or whoever stands in for her today."""
    return has_role(user, office, Role.HEAD) or any(
        absence.absent.office_id == office.pk and absence.absent.role == Role.HEAD
        for absence in active_substitutions(user)
    )


def case_offices(user: Person) -> list[Office]:
    """The offices whose cases she works on, those included where she stands in today for a head who is away."""
    found = {post.office_id: post.office for post in active_memberships(user) if post.role in CASE_ROLES}
    standing_in = (row.absent for row in active_substitutions(user) if row.absent.role == Role.HEAD)
    return list((found | {post.office_id: post.office for post in standing_in}).values())


def home_office(user: Person) -> Office | None:
    """The office where she works: the department first, else whichever she has a post in."""
    posts = active_memberships(user)
    return next(iter(case_offices(user)), posts[0].office if posts else None)
