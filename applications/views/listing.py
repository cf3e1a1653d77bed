"""The desk: the list of missing documents for the person at the counter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from applications.actions import listing
from applications.views.desk import visible_case
from socialaid.lib.refused import shown_to


@require_POST
def list_missing(request: HttpRequest, number: str) -> HttpResponse:
    """Freeze the list and open it as PDF."""
    case = visible_case(request, number)
    sheet = None
    with shown_to(request):
        sheet = listing.list_missing(application=case, by=request.user, now=timezone.now())
    return redirect("desk:print", case.number, sheet.pk) if sheet else redirect(case)
