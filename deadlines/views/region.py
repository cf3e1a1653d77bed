"""The region's due days as the directorate sees them: figures, numbers and days, no names."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from deadlines import rules
from deadlines.forms.filtering import RegionForm
from deadlines.queries import calendar
from deadlines.queries.boards import office_figures, terms_in
from deadlines.views.desk import BOARD_KEYS, query_without_keys
from socialaid.lib.paging import page


def region(request: HttpRequest) -> HttpResponse:
    """The 19 offices side by side, and the numbers of what runs in them, the nearest day first."""
    if not rules.may_see_region(request.user):
        raise Http404
    form, today, known = RegionForm(request.GET), localdate(), calendar()
    chosen = form.cleaned_data if form.is_valid() else {}
    dues = terms_in(chosen.get("state", ""), today, known).select_related("office")
    if office := chosen.get("office"):
        dues = dues.of_offices([office])
    context = {
        "form": form,
        "figures": office_figures(today, known),
        "page": page(dues, keys=BOARD_KEYS, asked=request.GET),
        "query": query_without_keys(request),
        "today": today,
    }
    return render(request, "deadlines/desk/region.html", context)
