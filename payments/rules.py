"""May she? Questions about paying. Whether it can be done now is asked of the states."""

from applications.rules import is_party
from offices.models import Role
from offices.queries import active_memberships, active_substitutions
from offices.rules import Person
from payments.models import Payment, Transfer
from payments.models.payment import paying_offices


def offices_led(user: Person) -> set[int]:
    """The offices in which she is the head, a deputy, or stands in for the head today."""
    own = {post.office_id for post in active_memberships(user) if post.role in (Role.HEAD, Role.DEPUTY)}
    return own | {row.absent.office_id for row in active_substitutions(user) if row.absent.role == Role.HEAD}


def may_prepare(user: Person, payment: Payment) -> bool:
    """Who works on the payments of the office, but nobody on her own case."""
    return payment.application.office_id in paying_offices(user) and not is_party(user, payment.application)


def may_approve(user: Person, transfer: Transfer) -> bool:
    """Who prepared a transfer never approves it, whatever her post."""
    application = transfer.payment.application
    another = transfer.prepared_by_id != user.pk
    return another and application.office_id in offices_led(user) and not is_party(user, application)


def may_record(user: Person, transfer: Transfer) -> bool:
    """Whether she writes down what became of a transfer: made, sent back, cancelled."""
    return may_prepare(user, transfer.payment)
