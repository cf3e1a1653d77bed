"""The directorate reads the record: with a reason, which is itself written down, and for half a day."""

import csv
from datetime import timedelta
from io import StringIO
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from offices.models import Office, Role
from offices.rules import is_directorate
from portal.forms.record import RecordForm
from portal.record import in_words
from socialaid.audit.actions import inquire, note_export
from socialaid.audit.models import Inquiry
from socialaid.audit.queries.found import Line, found_by, line_of
from socialaid.lib.paging import page
from socialaid.lib.refused import shown_on

KEYS: Final = ("-at", "-pk")
OPEN_FOR: Final = timedelta(hours=12)
MOST_SAVED: Final = 10_000
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def search(request: HttpRequest) -> HttpResponse:
    """What she looks for and why; each search is a line of the record."""
    _only_directorate(request)
    form = RecordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            return redirect("desk:record-found", inquire(by=request.user, now=timezone.now(), **form.cleaned_data).pk)
    return render(request, "portal/desk/record.html", {"form": form})


def found(request: HttpRequest, pk: int) -> HttpResponse:
    """What her search finds, the newest first."""
    inquiry = _own_inquiry(request, pk)
    rows = page(found_by(inquiry), keys=KEYS, asked=request.GET)
    context = {
        "inquiry": inquiry,
        "page": rows,
        "lines": in_words(line_of(row) for row in rows),
        "office": Office.objects.filter(code=inquiry.office).first(),
        "most": MOST_SAVED,
        "query": "",
    }
    return render(request, "portal/desk/record_found.html", context)


@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest lines found, as a CSV file that spreadsheets open; that it was saved is a line of the record."""
    inquiry = _own_inquiry(request, pk)
    rows = found_by(inquiry).order_by(*KEYS)[:MOST_SAVED]
    lines = in_words(line_of(row) for row in rows.iterator(chunk_size=2000))
    note_export(inquiry=inquiry, by=request.user, role=Role.DIRECTORATE, rows=len(lines), now=timezone.now())
    response = HttpResponse(_as_csv(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="record-{inquiry.pk}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def _only_directorate(request: HttpRequest) -> None:
    if not is_directorate(request.user):
        raise Http404


def _own_inquiry(request: HttpRequest, pk: int) -> Inquiry:
    _only_directorate(request)
    hers = Inquiry.objects.filter(by=request.user, at__gte=timezone.now() - OPEN_FOR)
    return get_object_or_404(hers.select_related("person"), pk=pk)


def _as_csv(lines: list[Line]) -> str:
    text = StringIO("\ufeff")
    text.seek(1)
    sheet = csv.writer(text)
    sheet.writerow([_("When"), _("Who"), _("As what"), _("Office"), _("Case"), _("What was done"), _("From where")])
    for line in lines:
        when = timezone.localtime(line.at).strftime("%Y-%m-%d %H:%M:%S")
        cells = (when, line.who, line.role, line.office, line.number, line.what, line.address)
        sheet.writerow([_harmless(cell) for cell in cells])
    return text.getvalue()


def _harmless(cell: Any) -> str:
    """A spreadsheet must not take a cell for a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
