"""Breaches: read by the office and the directorate, answered by the head."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deadlines import rules
from deadlines.actions import explaining
from deadlines.forms.explaining import DisproveForm, ExplainForm
from deadlines.models import Breach
from deadlines.queries.boards import breaches_of
from socialaid.lib.paging import page
from socialaid.lib.refused import shown_on


def breaches(request: HttpRequest) -> HttpResponse:
    """The breaches that she may read, the newest first."""
    found = page(_visible(request), keys=("-recorded_at", "-pk"), asked=request.GET)
    return render(request, "deadlines/desk/breaches.html", {"page": found, "query": "", "today": localdate()})


def breach(request: HttpRequest, pk: int) -> HttpResponse:
    """One breach, and what was said about it."""
    return _page(request, get_object_or_404(_visible(request), pk=pk))


@require_POST
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """The head says why the day went by."""
    own = _answered_by(request, pk)
    form = ExplainForm(request.POST, breach=own)
    if form.is_valid():
        with shown_on(form):
            explaining.explain(breach=own, by=request.user, now=now(), **form.cleaned_data)
            messages.success(request, _("The explanation was saved."))
            return redirect(own)
    return _page(request, own, explain_form=form)


@require_POST
def disprove(request: HttpRequest, pk: int) -> HttpResponse:
    """The head shows that it was done in time and only recorded late."""
    own = _answered_by(request, pk)
    form = DisproveForm(request.POST, breach=own)
    if form.is_valid():
        with shown_on(form):
            explaining.disprove(breach=own, by=request.user, now=now(), **form.cleaned_data)
            messages.success(request, _("The breach no longer counts in the figures. It stays on record."))
            return redirect(own)
    return _page(request, own, disprove_form=form)


def _visible(request: HttpRequest) -> QuerySet[Breach]:
    """Her own office's breaches; the directorate's are those of all offices; for others there are none."""
    offices = rules.board_offices(request.user)
    if rules.may_see_region(request.user):
        return Breach.objects.select_related("due__office")
    if not offices:
        raise Http404
    return breaches_of(offices)


def _answered_by(request: HttpRequest, pk: int) -> Breach:
    own = get_object_or_404(_visible(request), pk=pk)
    if not rules.may_answer_for(request.user, own):
        raise Http404
    return own


def _page(request: HttpRequest, own: Breach, **forms: Any) -> HttpResponse:
    hers = rules.may_answer_for(request.user, own)
    due = own.due
    context = {
        "breach": own,
        "due": due,
        "today": localdate(),
        "explain_form": ExplainForm(breach=own) if hers and not own.explained_at else None,
        "disprove_form": DisproveForm(breach=own) if hers and own.is_standing and due.done_in_time else None,
    }
    return render(request, "deadlines/desk/breach.html", {**context, **forms})
