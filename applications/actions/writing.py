"""Messages between the citizen and the department, and the notes of the staff."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.moving import write_down
from applications.actions.telling import tell
from applications.following import OPEN_DAYS, is_open_to_messages
from applications.models import Application, Message, Note
from socialaid.accounts.models import User
from socialaid.lib.folding import visible
from socialaid.lib.refused import Refused

WORDS_MOST = 2000
MOST_A_DAY = 10
DOUBLE_CLICK = timedelta(minutes=1)


@transaction.atomic
def write(*, application: Application, text: str, by: User, now: datetime, seen: int = 0) -> Message:
    """Add a message to the thread of a case: the applicant's, or the department's answer, which is told by letter.

    `seen` is the newest message that the writer had before her. The same words twice within a minute are one message.
    Raises Refused for anybody else, empty or long words, too many on one day, a case that ended long ago, and where
    a colleague has answered meanwhile.
    """
    held = Application.objects.hold(application.pk)
    from_department = not rules.is_own(by, held)
    words = _checked(text)
    _check_writer(held, by, now)
    again = _double_click(held, words, by, now)
    if again:
        return again
    _check_number(held, from_department, now)
    if from_department:
        _check_nobody_answered(held, by, seen)
    return _add(held, words, from_department, by=by, now=now)


def _checked(text: str) -> str:
    words = text.strip()
    if not visible(words):
        raise Refused(_("Write something first."), "text")
    if len(words) > WORDS_MOST:
        raise Refused(_("This is very long. Keep to 2000 letters, or send a second message."), "text")
    return words


def _check_writer(application: Application, by: User, now: datetime) -> None:
    if not rules.is_own(by, application) and not rules.answers_citizens(by, application):
        raise Refused(_("Only the applicant and the people who work on the case write here."))
    if application.applicant.user_id is None:
        raise Refused(_("This person has no account and would not see the message. Please call."))
    if not is_open_to_messages(application, now):
        raise Refused(
            _("The case ended more than %(days)s days ago. Please call the department.") % {"days": OPEN_DAYS}
        )


def _double_click(application: Application, words: str, by: User, now: datetime) -> Message | None:
    recent = application.messages.filter(author=by, sent_at__gt=now - DOUBLE_CLICK)
    return recent.filter(text=words).order_by("-pk").first()


def _check_number(application: Application, from_department: bool, now: datetime) -> None:
    since = now - timedelta(days=1)
    if application.messages.since(since, from_department=from_department).count() >= MOST_A_DAY:
        raise Refused(
            _("%(most)s messages about this case were sent within a day. Please call, or write again tomorrow.")
            % {"most": MOST_A_DAY}
        )


def _check_nobody_answered(application: Application, by: User, seen: int) -> None:
    newer = application.messages.filter(from_department=True, pk__gt=seen).exclude(author=by)
    if newer.exists():
        raise Refused(_("A colleague has just written. Read it, then send yours if it is still needed."))


def _add(application: Application, words: str, from_department: bool, *, by: User, now: datetime) -> Message:
    message = Message.objects.create(
        application=application, author=by, from_department=from_department, text=words, sent_at=now
    )
    act = "message.sent" if from_department else "message.received"
    if from_department:
        application.messages.unanswered().update(answered_at=now)
        tell(application, "message", once=str(message.pk), now=now)
    write_down(application, act, by=by, now=now)
    return message


@transaction.atomic
def set_aside(*, application: Application, by: User, now: datetime) -> int:
    """Note that what the citizen wrote needs no answer; how many messages that were. Again changes nothing."""
    held = Application.objects.hold(application.pk)
    if not rules.answers_citizens(by, held):
        raise Refused(_("Only the people who work on the case can do this."))
    closed = held.messages.unanswered().update(answered_at=now)
    if closed:
        write_down(held, "message.set_aside", by=by, now=now)
    return closed


@transaction.atomic
def mark_read(*, messages: list[Message], department: bool, now: datetime) -> int:
    """Note when the other side's messages were opened first; how many were new."""
    new = [row.pk for row in messages if row.is_new_to(department=department)]
    return Message.objects.filter(pk__in=new).unread_by(department=department).update(read_at=now)


@transaction.atomic
def leave_note(*, application: Application, text: str, by: User, now: datetime) -> Note:
    """Leave a note for the colleagues; the citizen never sees it. Raises Refused for other people and empty words."""
    held = Application.objects.hold(application.pk)
    if not rules.reads_messages(by, held):
        raise Refused(_("Only the people who work on the case leave notes here."))
    words = _checked(text)
    again = held.notes.filter(author=by, text=words, written_at__gt=now - DOUBLE_CLICK).first()
    if again:
        return again
    note = Note.objects.create(application=held, author=by, text=words, written_at=now)
    write_down(held, "note.left", by=by, now=now)
    return note
