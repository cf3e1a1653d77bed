"""The applicant's own pages: what she has filed, and each case as it goes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from applications import rules
from applications.actions import filing
from applications.following import line
from applications.households import sheet_of
from applications.models import Application
from applications.queries import kept_until, still_asked
from applications.states import State
from applications.views.keeping import keeping_time
from applications.views.thread import thread_context
from socialaid.audit.models import Event
from socialaid.lib.refused import shown_to
from socialaid.notices.queries import about
from socialaid.prints.models import Print


def my_applications(request: HttpRequest) -> HttpResponse:
    """All that she has begun and filed."""
    own = list(Application.objects.own(request.user).with_people().order_by("-pk"))
    # What waits for her comes first.
    own.sort(key=lambda application: application.state != State.RETURNED)
    context = {
        "drafts": [
            {"draft": application, "kept_until": kept_until(application, keeping_time())}
            for application in own
            if application.is_draft
        ],
        "cases": [application for application in own if not application.is_draft and application.number],
    }
    return render(request, "applications/citizen/list.html", context)


def my_case(request: HttpRequest, number: str) -> HttpResponse:
    """One case: where it stands, what to do now, the documents, the letters."""
    application = own_case(request, number)
    events = list(Event.objects.about(number))
    documents = list(application.documents.in_order())
    asked_again = still_asked(application, documents)
    decision = (
        application.commission_decisions.select_related("due", "department_decision").filter(superseded=False).first()
    )
    due, today = decision.due if decision else None, timezone.localdate()
    context = {
        "application": application,
        "steps": line(application, events, due=due, today=today),
        "documents": documents,
        "asked_again": asked_again,
        "may_complete": application.state == State.RETURNED and not asked_again,
        "may_withdraw": rules.may_withdraw(request.user, application),
        "decision": decision,
        "signed": getattr(decision, "department_decision", None),
        "delivery": getattr(application, "result_delivery", None),
        "due": due,
        "prints": Print.objects.filter(path=f"cases/{number}").select_related("revocation").order_by("pk"),
        "letters": about(number).filter(user=request.user),
        "family": sheet_of(application, today),
        "may_change_family": rules.may_enter_household(request.user, application),
        "today": today,
        "may_change_contact": rules.may_change_contact(request.user, application),
        **thread_context(application, department=False, events=events),
    }
    return render(request, "applications/citizen/case.html", context)


def own_case(request: HttpRequest, number: str) -> Application:
    """Her own case by its number; anybody else's does not exist."""
    cases = Application.objects.own(request.user).exclude(state=State.DRAFT).with_people()
    return get_object_or_404(
        cases.select_related("addressee", "category__decision", "stop_ground", "household"), number=number
    )


def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Ask once more, then withdraw."""
    application = own_case(request, number)
    if request.method == "POST":
        with shown_to(request):
            filing.withdraw(application=application, by=request.user, now=timezone.now())
            messages.success(request, _("The application is withdrawn. You can file a new one at any time."))
        return redirect(application.get_public_url())
    return render(request, "applications/citizen/withdraw.html", {"application": application})


@require_POST
def complete(request: HttpRequest, number: str) -> HttpResponse:
    """Send a returned case in again."""
    application = own_case(request, number)
    with shown_to(request):
        filing.complete(application=application, by=request.user, now=timezone.now())
        messages.success(request, _("Sent. The specialist will look at the documents again."))
    return redirect(application.get_public_url())
