"""The office's worklist: search by number, name and IIN, filter by state, paged by key."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from applications import states
from applications.forms.desk import HARMFUL, WorklistForm
from applications.models import Application
from applications.models.application import ApplicationQuerySet
from applications.queries import with_harmful_pages
from applications.rules import may_read_journal
from offices.rules import case_offices
from socialaid.lib.encryption import blind_index
from socialaid.lib.folding import fold
from socialaid.lib.identifiers import clean_iin
from socialaid.lib.paging import page

NEWEST_FIRST, OLDEST_FIRST = ("-filed_at", "-pk"), ("filed_at", "pk")


def worklist(request: HttpRequest) -> HttpResponse:
    """The cases of her office, newest first; those that wait to be registered in the order in which they came."""
    if not case_offices(request.user):
        raise Http404
    form = WorklistForm(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {"q": "", "state": ""}
    cases = Application.objects.on_desk_of(request.user)
    cases = _searched(cases, chosen["q"]) if chosen["q"] else _filtered(cases, chosen["state"])
    keys = OLDEST_FIRST if chosen["state"] == states.State.FILED else NEWEST_FIRST
    shown = page(cases.with_people(), keys=keys, asked=request.GET)
    query = request.GET.copy()
    for key in ("before", "after"):
        query.pop(key, None)
    context = {"form": form, "page": shown, "query": query.urlencode(), "today": timezone.localdate()}
    context["reads_journal"] = any(may_read_journal(request.user, office) for office in case_offices(request.user))
    return render(request, "applications/desk/worklist.html", context)


def _searched(cases: ApplicationQuerySet, text: str) -> ApplicationQuerySet:
    words, digits, number = fold(text), clean_iin(text), text.strip().upper()
    found = Q(number=number) | Q(journal_number=number)
    found |= Q(applicant__iin_index=blind_index(digits)) if digits.isdigit() and len(digits) == 12 else Q()
    for word in words.split():
        cases = cases.filter(found | Q(search_key__contains=word))
    return cases


def _filtered(cases: ApplicationQuerySet, state: str) -> ApplicationQuerySet:
    if state == HARMFUL:
        return cases.filter(with_harmful_pages(*states.WITH_THE_DEPARTMENT))
    return cases.filter(state=state) if state else cases.exclude(state__in=states.ENDED)
