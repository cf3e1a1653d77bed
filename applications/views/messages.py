"""The thread of a case as both sides open it, the notes, and where citizens wait for an answer."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from applications import rules
from applications.actions import writing
from applications.following import waiting_for_answer
from applications.forms.messages import MessageForm, NoteForm
from applications.models import Application
from applications.views.citizen import own_case
from applications.views.desk import visible_case
from applications.views.thread import thread_context
from offices.models import Role
from offices.rules import case_offices, holds_any
from socialaid.lib.refused import shown_on, shown_to

READERS = (Role.SPECIALIST, Role.HEAD, Role.DEPUTY)
MOST_LISTED = 100
LONGEST_MARK = 20


def mine(request: HttpRequest, number: str) -> HttpResponse:
    """Her own thread: read it, write to the department."""
    application = own_case(request, number)
    form = MessageForm(request.POST or None)
    if _written(request, application, form):
        messages.success(request, _("Sent. The department answers here, and we tell you by letter."))
        return redirect(f"{application.get_public_url()}#messages")
    context = {"application": application, **thread_context(application, form, department=False)}
    return render(request, "applications/citizen/messages.html", context)


def desk(request: HttpRequest, number: str) -> HttpResponse:
    """The thread of a case of her office: read it, answer."""
    application = _case_to_read(request, number)
    form = MessageForm(request.POST or None)
    if _written(request, application, form):
        messages.success(request, _("Sent. The citizen is told by letter that there is a message."))
        return redirect(f"{application.get_absolute_url()}#messages")
    may_answer = rules.answers_citizens(request.user, application)
    context = {"application": application, **thread_context(application, form, department=True, marks=may_answer)}
    return render(request, "applications/desk/messages.html", context | {"may_answer": may_answer})


def _case_to_read(request: HttpRequest, number: str) -> Application:
    application = visible_case(request, number)
    if not rules.reads_messages(request.user, application):
        raise Http404
    return application


def _written(request: HttpRequest, application: Application, form: MessageForm) -> bool:
    if request.method != "POST" or not form.is_valid():
        return False
    seen = request.POST.get("seen", "")
    with shown_on(form):
        writing.write(
            application=application,
            text=form.cleaned_data["text"],
            seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < LONGEST_MARK else 0,
            by=request.user,
            now=timezone.now(),
        )
    return form.is_valid()


@require_POST
def set_aside(request: HttpRequest, number: str) -> HttpResponse:
    """What the citizen wrote needs no answer."""
    application = _case_to_read(request, number)
    with shown_to(request):
        writing.set_aside(application=application, by=request.user, now=timezone.now())
    return redirect(f"{application.get_absolute_url()}#messages")


def note(request: HttpRequest, number: str) -> HttpResponse:
    """Leave a note for the colleagues."""
    application = _case_to_read(request, number)
    form = NoteForm(request.POST or None, prefix="note")
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            writing.leave_note(
                application=application, text=form.cleaned_data["text"], by=request.user, now=timezone.now()
            )
            return redirect(f"{application.get_absolute_url()}#notes")
    context = {"application": application, "form": form, "title": _("Leave a note"), "documents": []}
    return render(request, "applications/desk/act.html", context)


def waiting(request: HttpRequest) -> HttpResponse:
    """The cases in which a citizen waits for an answer, the oldest first."""
    if not holds_any(request.user, *READERS):
        raise Http404
    cases = waiting_for_answer(case_offices(request.user), request.user).with_people().order_by("filed_at", "pk")
    return render(request, "applications/desk/waiting_messages.html", {"cases": list(cases[:MOST_LISTED])})
