"""The board of an office's due days."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from deadlines import rules
from deadlines.forms.filtering import BoardForm
from deadlines.queries import calendar
from deadlines.queries.boards import terms_in
from socialaid.lib.paging import page

BOARD_KEYS = ("act_by", "pk")


def board(request: HttpRequest) -> HttpResponse:
    """What runs in her office, the nearest day first; the directorate is taken to the region's board."""
    offices = rules.board_offices(request.user)
    if not offices and rules.may_see_region(request.user):
        return redirect("desk:deadlines-region")
    if not offices:
        raise Http404
    form, today = BoardForm(request.GET), localdate()
    state = form.cleaned_data["state"] if form.is_valid() else ""
    dues = terms_in(state, today, calendar()).of_offices(offices).select_related("office", "specialist")
    context = {
        "form": form,
        "page": page(dues, keys=BOARD_KEYS, asked=request.GET),
        "query": query_without_keys(request),
        "today": today,
    }
    return render(request, "deadlines/desk/board.html", context)


def query_without_keys(request: HttpRequest) -> str:
    """The filters of a page as its neighbours need them."""
    query = request.GET.copy()
    for key in ("after", "before"):
        query.pop(key, None)
    return query.urlencode()
