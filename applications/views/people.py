"""The people for whom an account acts: its list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.acting import second_look
from applications.actions import people as acts
from applications.actions import representing
from applications.forms.people import RepresentedForm
from applications.models import Application, Represented
from applications.states import State
from socialaid.lib.refused import shown_on, shown_to


def people(request: HttpRequest) -> HttpResponse:
    """Everybody for whom she acts."""
    listed = Represented.objects.of(request.user)
    return render(request, "applications/people/list.html", {"people": listed.in_force()})


def new_person(request: HttpRequest) -> HttpResponse:
    """Add a person; from a draft, the draft is then about this person."""
    draft = _draft(request)
    form = RepresentedForm(request.POST or None, today=timezone.localdate())
    if form.is_valid():
        with shown_on(form):
            person = acts.keep(user=request.user, now=timezone.now(), **form.cleaned_data)
            _look_again(request, person)
            return _on_with(request, draft, person)
    context = {"form": form, "title": _("A person I act for"), "person": None, "draft": draft}
    return render(request, "applications/people/person.html", context)


def _draft(request: HttpRequest) -> Application | None:
    pk = request.GET.get("draft", "")
    if not pk.isdecimal():
        return None
    return get_object_or_404(Application.objects.own(request.user).in_state(State.DRAFT), pk=pk)


def _look_again(request: HttpRequest, person: Represented) -> None:
    advice = second_look(person.ground, person.birth_date, timezone.localdate())
    if advice:
        messages.warning(request, advice)


def _on_with(request: HttpRequest, draft: Application | None, person: Represented) -> HttpResponse:
    if draft is None:
        return redirect("people")
    with shown_to(request):
        representing.act_for(draft=draft, person=person, by=request.user)
    return redirect("draft-acting", draft.pk)


def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is written about a person; cases already sent keep what they say."""
    kept = _own(request, pk)
    form = RepresentedForm(request.POST or None, instance=kept, today=timezone.localdate())
    if form.is_valid():
        with shown_on(form):
            changed = acts.keep(user=request.user, person=kept, now=timezone.now(), **form.cleaned_data)
            _look_again(request, changed)
            return redirect("people")
    context = {"form": form, "title": _("A person I act for"), "person": kept, "draft": None}
    return render(request, "applications/people/person.html", context)


def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then act no longer for this person."""
    kept = _own(request, pk)
    if request.method == "POST":
        acts.end(user=request.user, person=kept, now=timezone.now())
        messages.success(request, _("You no longer act for this person."))
        return redirect("people")
    return render(request, "applications/people/end.html", {"person": kept})


def _own(request: HttpRequest, pk: int) -> Represented:
    return get_object_or_404(Represented.objects.of(request.user).in_force(), pk=pk)
