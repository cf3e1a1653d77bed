"""The desk: the worklist, the counter, and the acts of the specialist and the head on one case."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from applications.actions import checking, delivering, filing, registering, signing, stopping
from applications.forms.at_counter import AtCounterForm
from applications.forms.counter import CounterForm
from applications.forms.desk import HandOverForm, PostForm, ReturnForm, StopForm
from applications.models import Application
from applications.queries import still_asked, who_may_take_the_result
from entitlements.models import Category
from entitlements.queries import mci_on
from offices.models import Role
from offices.queries import active_memberships
from socialaid.lib.refused import shown_on, shown_to


def visible_case(request: HttpRequest, number: str) -> Application:
    """A case that she may see; any other does not exist."""
    return get_object_or_404(Application.objects.on_desk_of(request.user).with_people(), number=number)


@require_POST
def accept_all(request: HttpRequest, number: str) -> HttpResponse:
    """Accept all documents that were handed in."""
    case = visible_case(request, number)
    with shown_to(request):
        checking.accept_all(application=case, by=request.user, now=timezone.now())
    return redirect(case)


@require_POST
def register(request: HttpRequest, number: str) -> HttpResponse:
    """Register; the coupon is then ready to be printed."""
    case = visible_case(request, number)
    with shown_to(request):
        registered = registering.register(application=case, by=request.user, now=timezone.now())
        messages.success(request, _("Registered: %(number)s.") % {"number": registered.journal_number})
    return redirect(case)


@require_POST
def sign(request: HttpRequest, number: str) -> HttpResponse:
    """Sign the department's decision."""
    case = visible_case(request, number)
    with shown_to(request):
        signed = signing.sign(application=case, by=request.user, today=timezone.localdate(), now=timezone.now())
        messages.success(request, _("Signed: decision %(number)s.") % {"number": signed.number})
    return redirect(case)


def return_for_completion(request: HttpRequest, number: str) -> HttpResponse:
    """Say what is missing and give the case back."""
    case = visible_case(request, number)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            checking.return_for_completion(application=case, by=request.user, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Returned. The citizen has been told what is missing."))
            return redirect(case)
    documents = still_asked(case, case.documents.in_order())
    return act_page(request, case, form, _("Return for completion"), documents=documents)


@require_POST
def complete(request: HttpRequest, number: str) -> HttpResponse:
    """Take a returned case in again for a person at the counter."""
    case = visible_case(request, number)
    with shown_to(request):
        filing.complete(application=case, by=request.user, now=timezone.now())
    return redirect(case)


def stop(request: HttpRequest, number: str) -> HttpResponse:
    """Stop a case on a coded ground (Standard §17)."""
    case = visible_case(request, number)
    form = StopForm(request.POST or None)
    if form.is_valid():
        with shown_on(form):
            stopping.stop(application=case, by=request.user, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("The case is stopped. The citizen has been told why."))
            return redirect(case)
    return act_page(request, case, form, _("Stop the case"))


def hand_over(request: HttpRequest, number: str) -> HttpResponse:
    """Hand the decision over at the counter (Standard §16)."""
    case = visible_case(request, number)
    form = HandOverForm(request.POST or None, people=who_may_take_the_result(case))
    if form.is_valid():
        with shown_on(form):
            delivering.hand_over(
                application=case,
                by=request.user,
                today=timezone.localdate(),
                now=timezone.now(),
                **form.cleaned_data,
            )
            return redirect(case)
    return act_page(request, case, form, _("Hand the decision over"))


def post_result(request: HttpRequest, number: str) -> HttpResponse:
    """Note that the decision was posted (Standard §16)."""
    case = visible_case(request, number)
    today = timezone.localdate()
    form = PostForm(request.POST or None, initial={"posted_on": today})
    if form.is_valid():
        with shown_on(form):
            delivering.post_result(
                application=case, by=request.user, today=today, now=timezone.now(), **form.cleaned_data
            )
            return redirect(case)
    return act_page(request, case, form, _("The decision was posted"))


@require_POST
def note_return(request: HttpRequest, number: str) -> HttpResponse:
    """A posted letter came back."""
    case = visible_case(request, number)
    with shown_to(request):
        delivering.note_return(application=case, by=request.user, now=timezone.now())
    return redirect(case)


def act_page(request: HttpRequest, case: Application, form: Any, title: str, **more: Any) -> HttpResponse:
    """A page with one act on a case."""
    context = {"application": case, "form": form, "title": title, "documents": [], **more}
    return render(request, "applications/desk/act.html", context)


def counter(request: HttpRequest) -> HttpResponse:
    """Enter an application for a person at the counter: first the category, then all on one page."""
    post = next((post for post in active_memberships(request.user) if post.role == Role.SPECIALIST), None)
    if post is None:
        raise Http404
    today = timezone.localdate()
    categories = Category.objects.in_force(today).of(post.office).by_application().select_related("decision")
    chosen = categories.filter(code=request.GET.get("category", "")).first()
    if chosen is None:
        page = {"categories": list(categories), "mci": mci_on(today)}
        return render(request, "applications/desk/counter_start.html", page)
    acting = AtCounterForm(request.POST or None)
    form = CounterForm(request.POST or None, category=chosen, today=today, initial={"language": "kk"})
    form.must_be_reachable = not acting.somebody_acts
    if all([form.is_valid(), acting.is_valid()]):
        with shown_on(form):
            answers = filing.CounterAnswers(
                category=chosen,
                person=form.person,
                handed_in=frozenset(int(no) for no in form.cleaned_data["handed_in"]),
                acting=acting.acting,
                paper_of_acting=acting.cleaned_data["paper"],
                **{name: form.cleaned_data[name] for name in ("account", "words", "way", "language")},
            )
            case = filing.file_at_counter(
                office=post.office, answers=answers, by=request.user, today=today, now=timezone.now()
            )
            messages.success(request, _("Entered. The case number is %(number)s.") % {"number": case.number})
            return redirect(case)
    return render(request, "applications/desk/counter.html", {"form": form, "acting": acting, "category": chosen})
