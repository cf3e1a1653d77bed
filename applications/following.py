"""Reading for whoever follows a case: the line of steps in words, the thread, the look-up by number and code."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from hmac import compare_digest

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from applications.models import Application, Message, Note
from applications.models.application import ApplicationQuerySet
from applications.queries import Step, line_of_steps
from applications.states import ENDED, State
from deadlines.models import Due
from deadlines.queries import calendar
from offices.models import Office, StandardVersion
from socialaid.accounts.models import User
from socialaid.audit.models import Event
from socialaid.lib.numbering import CODE_LENGTH
from socialaid.lib.words import long_date

OPEN_DAYS = 30
NOBODYS_CODE = "-" * CODE_LENGTH


def line(
    application: Application, events: list[Event], *, due: Due | None, today: date, neutral: bool = False
) -> list[Step]:
    """The line of steps with one sentence at the step where the case stands: what happens now, by when.

    `neutral` tells nothing of the outcome.
    """
    steps = line_of_steps(application, events, neutral=neutral)
    if application.has_ended:
        return steps
    words = _words_now(application, events, due, today, neutral)
    return [replace(step, words=words) if step.phase == "now" else step for step in steps]


def _words_now(application: Application, events: list[Event], due: Due | None, today: date, neutral: bool) -> str:
    state = State(application.state)
    if state == State.FILED:
        return _checking(application, events, today)
    if state == State.REFERRED:
        return _before_the_commission(events, today)
    if due and due.is_running and today > due.due_on:
        return _("The last day was: %(day)s. The department is late.") % {"day": long_date(due.due_on)}
    sentence = PLAIN[state](application, neutral)
    return sentence % {"day": long_date(due.due_on) if due else ""}


def _checking(application: Application, events: list[Event], today: date) -> str:
    day = register_by(events, today)
    if today > day:
        sentence = _("The documents should have been checked by this day: %(day)s. Call the department and ask.")
    else:
        sentence = _("A specialist checks the documents. If all are there, it is registered by this day: %(day)s.")
    return sentence % {"day": long_date(day)}


def register_by(events: list[Event], today: date) -> date:
    """By when a filed case is to be registered: the standard's working days after it came, or came back."""
    came = [event.at for event in events if event.state == State.FILED]
    came_on = localdate(came[-1]) if came else today
    days = StandardVersion.objects.in_force(came_on).registration_working_days
    return calendar().add_working_days(came_on, days)


def _before_the_commission(events: list[Event], today: date) -> str:
    day = sitting_day(events)
    if day is None or day < today:
        return _("The commission considers the application at its next sitting.")
    return _("The commission considers the application at its sitting on this day: %(day)s.") % {"day": long_date(day)}


def sitting_day(events: list[Event]) -> date | None:
    """The day of the sitting on whose agenda the case stands last."""
    named = [event.facts["sitting_on"] for event in events if "sitting_on" in event.facts]
    return date.fromisoformat(named[-1]) if named and named[-1] else None


def _after_signing(application: Application, neutral: bool) -> str:
    if neutral:
        return _("The decision is signed. The result comes not later than this day: %(day)s.")
    if application.is_granted:
        return _("The decision is signed. The money comes to the account not later than this day: %(day)s.")
    return _("The decision is signed. It is handed over or posted not later than this day: %(day)s.")


def _after_settling(application: Application, neutral: bool) -> str:
    if neutral:
        return _("The last steps are being done.")
    if application.paid_in_full_on or not application.is_granted:
        return _("What is left: the decision on paper is handed over or posted.")
    return _("The first payment is made. The next ones follow as decided.")


PLAIN: dict[State, Callable[[Application, bool], str]] = {
    State.RETURNED: lambda *_a: _("Something is missing. The application waits until it is sent again."),
    State.REGISTERED: lambda *_a: _("The application is registered and waits for a sitting of the commission."),
    State.DECIDED: lambda *_a: _(
        "The commission has decided. The head of the department signs the decision; the result comes not later than "
        "this day: %(day)s."
    ),
    State.ORDERED: _after_signing,
    State.SETTLED: _after_settling,
}


def is_open_to_messages(application: Application, now: datetime, events: list[Event] | None = None) -> bool:
    """From filing until a month after the case has ended; give `events` where the record was read already."""
    if application.is_draft or application.number is None:
        return False
    if not application.has_ended:
        return True
    record = Event.objects.about(application.number) if events is None else events
    return any(event.state in ENDED and event.at > now - timedelta(days=OPEN_DAYS) for event in record)


def thread_of(application: Application) -> list[Message]:
    """The messages about a case, the oldest first, with who wrote them."""
    return list(application.messages.select_related("author").order_by("sent_at", "pk"))


def notes_on(application: Application) -> list[Note]:
    """The notes of the staff, the newest first."""
    return list(application.notes.select_related("author").order_by("-written_at", "-pk"))


def waiting_for_answer(offices: list[Office], user: User) -> ApplicationQuerySet:
    """The cases of `offices` in which a citizen waits for an answer; never her own, nor one in which she acted."""
    unanswered = Message.objects.unanswered().filter(application__office__in=offices).values("application")
    others = Application.objects.exclude(applicant__user=user).exclude(representation__by=user)
    return others.filter(pk__in=unanswered)


def found_by_code(number: str, code: str) -> Application | None:
    """The case with this number, or registration number, if the code belongs to it; both cleaned before.

    A number that does not exist takes as long as a wrong code.
    """
    named = Q(number=number) | Q(journal_number=number)
    found = Application.objects.filter(named).exclude(code="").select_related("office").first()
    is_right = compare_digest((found.code if found else NOBODYS_CODE).encode(), code.encode())
    return found if is_right else None
