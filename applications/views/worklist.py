"""The office's worklist: search by number, name and IIN, filter by state, paged by key.

What is searched for may name a person: it is sent, kept with the session, encrypted, and never stands in an address.
"""

from urllib.parse import urlencode

from cryptography.fernet import InvalidToken
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from applications import states
from applications.forms.desk import HARMFUL, WorklistForm
from applications.models import Application
from applications.models.application import ApplicationQuerySet
from applications.queries import with_harmful_pages
from applications.rules import may_read_journal
from offices.rules import case_offices
from socialaid.lib.encryption import blind_index, decrypt, encrypt
from socialaid.lib.folding import fold
from socialaid.lib.identifiers import clean_iin
from socialaid.lib.paging import page

NEWEST_FIRST, OLDEST_FIRST = ("-filed_at", "-pk"), ("filed_at", "pk")
SEARCHED = "cases_searched"


def worklist(request: HttpRequest) -> HttpResponse:
    """The cases of her office, newest first; those that wait to be registered in the order in which they came."""
    if not case_offices(request.user):
        raise Http404
    if request.method == "POST":
        return _keep_search(request)
    words = _words_in_hand(request)
    form = WorklistForm({"state": request.GET.get("state", ""), "q": words})
    state = form.cleaned_data["state"] if form.is_valid() else ""
    cases = Application.objects.on_desk_of(request.user)
    cases = _searched(cases, words) if words else _filtered(cases, state)
    keys = OLDEST_FIRST if state == states.State.FILED and not words else NEWEST_FIRST
    shown = page(cases.with_people(), keys=keys, asked=request.GET)
    query = request.GET.copy()
    for key in ("before", "after"):
        query.pop(key, None)
    context = {"form": form, "page": shown, "query": query.urlencode(), "today": timezone.localdate()}
    context["reads_journal"] = any(may_read_journal(request.user, office) for office in case_offices(request.user))
    return render(request, "applications/desk/worklist.html", context)


def _keep_search(request: HttpRequest) -> HttpResponse:
    form = WorklistForm(request.POST)
    chosen = form.cleaned_data if form.is_valid() else {}
    address = reverse("desk:cases")
    if chosen.get("q"):
        request.session[SEARCHED] = encrypt(chosen["q"])
        return redirect(f"{address}?searched=1")
    return redirect(f"{address}?{urlencode({'state': chosen['state']})}" if chosen.get("state") else address)


def _words_in_hand(request: HttpRequest) -> str:
    """The words of her last search, where the page is about it."""
    if "searched" not in request.GET:
        return ""
    try:
        return decrypt(request.session.get(SEARCHED, ""))
    except InvalidToken:
        return ""


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
