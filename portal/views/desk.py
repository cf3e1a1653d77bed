"""The day at the desk: what waits, and what is due soonest."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from deadlines.models import Due
from offices.models import Role
from offices.rules import case_offices, holds_any
from portal.waiting import waiting_for

NEAR_MOST = 10
DEPARTMENT_ROLES = (Role.SPECIALIST, Role.HEAD, Role.DEPUTY)


def today(request: HttpRequest) -> HttpResponse:
    """The first page of the day."""
    offices = case_offices(request.user)
    if not offices:
        raise Http404
    near = Due.objects.running().filter(office__in=offices).order_by("act_by", "pk")[:NEAR_MOST]
    context = {
        "waiting": waiting_for(request.user),
        "near": list(near) if holds_any(request.user, *DEPARTMENT_ROLES) else [],
        "today": timezone.localdate(),
    }
    return render(request, "portal/desk/today.html", context)
