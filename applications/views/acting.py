"""The first question of filing: for whom; and who acts, where it is for somebody else."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.acting import MYSELF, second_look
from applications.actions import representing
from applications.forms.people import ActingForm, ForWhomForm
from applications.models import Application, Represented
from applications.states import State
from applications.views.keeping import keeping_of, kept_texts, stamp_of, take_note
from socialaid.lib.refused import shown_on


def _own_draft(request: HttpRequest, pk: int) -> Application:
    drafts = Application.objects.own(request.user).in_state(State.DRAFT).with_people()
    return get_object_or_404(drafts, pk=pk)


def for_whom(request: HttpRequest, pk: int) -> HttpResponse:
    """For whom do you apply?"""
    draft = _own_draft(request, pk)
    people = list(Represented.objects.of(request.user).in_force())
    form = ForWhomForm(request.POST or None, people=people, initial={"person": _chosen_before(draft)})
    if form.is_valid():
        with shown_on(form):
            return redirect(_choose(request, draft, form))
    return render(request, "applications/people/for_whom.html", {"draft": draft, "form": form})


def _chosen_before(draft: Application) -> str:
    before = str(draft.representative.represented_id) if draft.representative else MYSELF
    return str(kept_texts(draft, "for-whom").get("person", before))


def _choose(request: HttpRequest, draft: Application, form: ForWhomForm) -> str:
    """The page that comes next."""
    if form.is_another:
        representing.intend_another(draft=draft, now=timezone.now())
        return f"{reverse('person-new')}?draft={draft.pk}"
    if form.chosen is None:
        representing.act_for_oneself(draft=draft, by=request.user)
        return draft.get_public_url()
    representing.act_for(draft=draft, person=form.chosen, by=request.user)
    return reverse("draft-acting", args=[draft.pk])


def acting(request: HttpRequest, pk: int) -> HttpResponse:
    """Who acts, by which paper, who gets the letters."""
    draft = _own_draft(request, pk)
    if draft.representative is None:
        raise Http404
    form = ActingForm(request.POST or None, instance=draft.representative, initial=kept_texts(draft, "acting"))
    if form.is_valid():
        with shown_on(form):
            stamp = stamp_of(request, "acting")
            representing.answer_about_acting(draft=draft, stamp=stamp, **form.cleaned_data)
            return redirect("draft", draft.pk)
    if form.is_bound:
        take_note(request, draft, form, "acting")
    advice = second_look(draft.representative.ground, draft.applicant.birth_date, timezone.localdate())
    context = {"draft": draft, "form": form, "title": _("You act for somebody"), "advice": advice}
    return render(request, "applications/people/acting.html", context | keeping_of(request, draft, "acting"))
