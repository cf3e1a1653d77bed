"""The applicant sees who opened her file."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from applications.views.citizen import own_case
from offices.models import Office, Role
from offices.rules import NAMED
from socialaid.audit.models import Reading
from socialaid.audit.queries.found import opened
from socialaid.lib.paging import page

PARTS: Final = {
    "cases": _("the case"),
    "scans": _("a page of a document"),
    "prints": _("a printed sheet"),
    "payments": _("the payment"),
    "sittings": _("the case at the sitting"),
}


@dataclass(frozen=True, slots=True)
class Visit:
    """One person on one day: from when to when, in which post, what was opened."""

    since: datetime
    until: datetime
    name: str
    posts: list[str]
    office: str
    parts: list[Any]


def who_opened(request: HttpRequest, number: str) -> HttpResponse:
    """Everybody but herself who opened her file, the newest first."""
    application = own_case(request, number)
    readings = page(opened(number, except_by=request.user), keys=("-at", "-pk"), asked=request.GET)
    context = {"application": application, "page": readings, "visits": _visits(list(readings)), "query": ""}
    return render(request, "applications/citizen/who_opened.html", context)


def _visits(readings: list[Reading]) -> list[Visit]:
    offices = {office.code: str(office) for office in Office.objects.filter(code__in={row.office for row in readings})}
    together = groupby(readings, key=lambda row: (row.reader_id, row.role, row.office, localdate(row.at)))
    return [_visit(list(rows), offices) for _same, rows in together]


def _visit(rows: list[Reading], offices: dict[str, str]) -> Visit:
    newest, roles = rows[0], set(rows[0].role.split(","))
    return Visit(
        since=rows[-1].at,
        until=newest.at,
        name=newest.reader.full_name if roles & NAMED else "",
        posts=[str(Role(role).label) for role in sorted(roles & set(Role.values))],
        office=offices.get(newest.office, ""),
        parts=list(dict.fromkeys(PARTS.get(row.path.partition("/")[0], PARTS["cases"]) for row in rows)),
    )
