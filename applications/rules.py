"""May she? Questions about acts on a case."""

from applications.households import TABLE_OF_INCOME
from applications.models import Application, DocumentStatus
from applications.states import BEFORE_REGISTRATION, State, may_move
from offices.models import Office, Role
from offices.queries import active_memberships, active_substitutions
from offices.rules import Person, acts_as_head, has_role

DEPARTMENT = (Role.SPECIALIST, Role.HEAD, Role.DEPUTY)
OPEN_TO_APPLICANT = (State.DRAFT, State.RETURNED)
OPEN_TO_REFERRAL = (State.FILED, State.RETURNED, State.REGISTERED)
SIGNED_BY_HEAD = "department_decision"
OPEN_TO_SPECIALIST = (State.FILED, State.RETURNED, State.REGISTERED, State.REFERRED)


def is_own(user: Person, application: Application) -> bool:
    """Her own case, or one in which she acts for the applicant."""
    return user.is_authenticated and application.applicant.user_id == user.pk


def is_party(user: Person, application: Application) -> bool:
    """Whether the case is hers, or was while she acted for the applicant: she never works on it."""
    if is_own(user, application):
        return True
    acting = application.representative
    return bool(acting and user.is_authenticated and acting.by_id == user.pk)


def works_on_cases(user: Person, application: Application) -> bool:
    """A specialist of the case's office; nobody works on a case of her own."""
    return has_role(user, application.office, Role.SPECIALIST) and not is_party(user, application)


def heads(user: Person, application: Application) -> bool:
    """The head of the case's office or her substitute; nobody decides on a case of her own."""
    return acts_as_head(user, application.office) and not is_party(user, application)


def may_check(user: Person, application: Application) -> bool:
    return application.state in (State.FILED, State.RETURNED) and works_on_cases(user, application)


def may_register(user: Person, application: Application) -> bool:
    return application.state == State.FILED and works_on_cases(user, application)


def may_hand_in(user: Person, application: Application) -> bool:
    """The applicant adds pages while it is her turn; a specialist at the counter until the commission decides."""
    if is_own(user, application):
        return application.state in OPEN_TO_APPLICANT
    return application.state in OPEN_TO_SPECIALIST and works_on_cases(user, application)


def may_take_away(user: Person, application: Application) -> bool:
    """Before registration only: after that the coupon names what was handed in (Standard §15)."""
    return application.state in BEFORE_REGISTRATION and may_hand_in(user, application)


def may_enter_household(user: Person, application: Application) -> bool:
    """The applicant while it is her turn and her table is not accepted; a specialist until the commission has it."""
    if not is_own(user, application):
        return application.state in OPEN_TO_REFERRAL and works_on_cases(user, application)
    accepted = application.documents.filter(kind__code=TABLE_OF_INCOME, status=DocumentStatus.ACCEPTED)
    return application.state in OPEN_TO_APPLICANT and not accepted.exists()


def may_enter(user: Person, office: Office) -> bool:
    """Whether she enters applications at the counter of `office`."""
    return has_role(user, office, Role.SPECIALIST)


def may_refer(user: Person, application: Application) -> bool:
    prepares_sittings = has_role(user, application.office, Role.SPECIALIST, Role.SECRETARY, Role.CHAIR)
    return application.state == State.REGISTERED and prepares_sittings and not is_party(user, application)


def may_sign(user: Person, application: Application) -> bool:
    return application.state == State.DECIDED and heads(user, application)


def may_stop(user: Person, application: Application) -> bool:
    return may_move("application.stopped", application.state) and heads(user, application)


def may_deliver(user: Person, application: Application) -> bool:
    """Once the decision is signed; also after closing, for a posted refusal that has come back."""
    signed = application.state in (State.ORDERED, State.SETTLED, State.CLOSED)
    return signed and works_on_cases(user, application)


def may_withdraw(user: Person, application: Application) -> bool:
    return may_move("application.withdrawn", application.state) and is_own(user, application)


def may_record_withdrawal(user: Person, application: Application) -> bool:
    """For a person without an account here, who cannot withdraw by herself: at the counter, by her signed words."""
    by_herself = application.applicant.user_id is not None
    moves = not application.is_draft and may_move("application.withdrawn", application.state)
    return moves and not by_herself and works_on_cases(user, application)


def reads_messages(user: Person, application: Application) -> bool:
    """Who reads the thread and the notes at the desk: those who work on the case, not the commission."""
    staff = has_role(user, application.office, Role.SPECIALIST, Role.HEAD, Role.DEPUTY)
    return (staff or acts_as_head(user, application.office)) and not is_own(user, application)


def answers_citizens(user: Person, application: Application) -> bool:
    return works_on_cases(user, application) or heads(user, application)


def may_assign(user: Person, application: Application) -> bool:
    open_still = not (application.is_draft or application.has_ended)
    return open_still and answers_citizens(user, application)


def may_pass_on(user: Person, application: Application) -> bool:
    """Before registration only: the coupon and the journal belong to the office that gave them."""
    return application.state in (State.FILED, State.RETURNED) and answers_citizens(user, application)


def may_change_contact(user: Person, application: Application) -> bool:
    return not (application.is_draft or application.has_ended) and is_own(user, application)


def may_change_way(application: Application) -> bool:
    """Until the decision is signed: then it is on its way already (Standard §16)."""
    return application.state not in (State.ORDERED, State.SETTLED, State.CLOSED)


def may_complete(user: Person, application: Application) -> bool:
    return application.state == State.RETURNED and (is_own(user, application) or works_on_cases(user, application))


def may_correct_account(user: Person, application: Application) -> bool:
    """Until everything is paid, by a specialist, and never on her own case."""
    open_still = not (application.is_draft or application.has_ended or application.paid_in_full_on)
    return open_still and works_on_cases(user, application)


def may_revoke_print(user: Person, application: Application, kind: str) -> bool:
    """A specialist of the department or its head; the department's decision only whoever could sign it."""
    return heads(user, application) or (kind != SIGNED_BY_HEAD and works_on_cases(user, application))


def may_end_representation(user: Person, application: Application) -> bool:
    """A specialist writes down that somebody acts for the applicant no longer."""
    acting = application.representative
    return bool(acting and acting.is_in_force) and not application.is_draft and works_on_cases(user, application)


def may_read_journal(user: Person, office: Office) -> bool:
    """Who reads the registration journal with its names: specialists and heads of the office."""
    return has_role(user, office, Role.SPECIALIST, Role.HEAD, Role.DEPUTY) or acts_as_head(user, office)


def letter_offices(user: Person) -> list[Office]:
    """The departments whose letters on paper she prints and posts, and whose undelivered letters she sees."""
    own = {post.office_id: post.office for post in active_memberships(user) if post.role in DEPARTMENT}
    standing_in = (row.absent for row in active_substitutions(user) if row.absent.role == Role.HEAD)
    return list((own | {post.office_id: post.office for post in standing_in}).values())
