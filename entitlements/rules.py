"""May she? Questions about entering a new decision of the maslikhat."""

from offices.models import Office, Role
from offices.queries import active_memberships, active_substitutions
from offices.rules import Person, acts_as_head, has_role


def may_enter(user: Person, office: Office) -> bool:
    """The head of a department, her deputy, or whoever stands in for the head."""
    return office.is_department and (has_role(user, office, Role.DEPUTY) or acts_as_head(user, office))


def may_publish(user: Person, office: Office) -> bool:
    """Only the head, or whoever stands in for her today."""
    return office.is_department and acts_as_head(user, office)


def offices_to_enter_for(user: Person) -> list[Office]:
    """The departments whose decisions she enters, in the order of the standard."""
    posts = {post.office_id: post.office for post in active_memberships(user)}
    absent = {row.absent.office_id: row.absent.office for row in active_substitutions(user)}
    known = (posts | absent).values()
    return sorted((office for office in known if may_enter(user, office)), key=lambda office: office.order)
