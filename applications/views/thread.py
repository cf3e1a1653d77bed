"""The thread of a case as a part of a page."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from applications import rules
from applications.actions import writing
from applications.following import is_open_to_messages, notes_on, thread_of
from applications.forms.messages import MessageForm, NoteForm
from applications.models import Application
from socialaid.audit.models import Event

FOLDED_BEYOND = 50


def thread_context(
    application: Application,
    form: MessageForm | None = None,
    *,
    department: bool,
    marks: bool = True,
    events: list[Event] | None = None,
) -> dict[str, Any]:
    """What the thread's part of a page shows; that it was opened is noted, as readings of a file are."""
    now, thread = timezone.now(), thread_of(application)
    if marks and any(row.is_new_to(department=department) for row in thread):
        writing.mark_read(messages=thread, department=department, now=now)
    return {
        "earlier": thread[:-FOLDED_BEYOND],
        "thread": thread[-FOLDED_BEYOND:],
        "newest": thread[-1].pk if thread else 0,
        "unanswered": sum(not row.from_department and row.answered_at is None for row in thread),
        "is_open": application.applicant.user_id is not None and is_open_to_messages(application, now, events),
        "message_form": form or MessageForm(),
        "department": department,
    }


def desk_context(request: HttpRequest, application: Application, events: list[Event]) -> dict[str, Any]:
    """The thread and the notes on the case's page; nothing for those who do not read them."""
    if not rules.reads_messages(request.user, application):
        return {"reads_messages": False}
    may_answer = rules.answers_citizens(request.user, application)
    return {
        "reads_messages": True,
        "may_answer": may_answer,
        "notes": notes_on(application),
        "note_form": NoteForm(prefix="note"),
        **thread_context(application, department=True, marks=may_answer, events=events),
    }
