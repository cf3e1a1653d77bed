"""The registration journal: as a page, on paper, as XLSX. Every reading of it is written down."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from applications import rules
from applications.journal import HEADS, HEADS_WITHOUT_NAMES, RegistrationJournal, journal_of, years_by_office, years_of
from offices.models import Office
from offices.queries import roles_in
from offices.rules import case_offices, is_directorate
from socialaid.audit.actions import note_reading
from socialaid.lib.spreadsheet import CONTENT_TYPE, spreadsheet


def start(request: HttpRequest) -> HttpResponse:
    """Her own office's journal of this year; the directorate chooses the office."""
    own = [office for office in case_offices(request.user) if rules.may_read_journal(request.user, office)]
    if own:
        return redirect("desk:journal-year", own[0].code, timezone.localdate().year)
    if not is_directorate(request.user):
        raise Http404
    years = years_by_office()
    offices = [(office, years.get(office.code, [])) for office in Office.objects.departments()]
    return render(request, "applications/desk/journals.html", {"offices": offices})


def year(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """A page of the journal, fifty numbers from the one that is asked for."""
    journal = _journal(request, code, year)
    asked = request.GET.get("from", "")
    first = int(asked) if asked.isdecimal() and len(asked) <= 6 and 1 <= int(asked) <= max(journal.last, 1) else 1
    earlier, later = journal.neighbours(first)
    context = {"lines": journal.lines(request.user, first), "earlier": earlier, "later": later}
    return _shown(request, journal, "applications/desk/journal.html", context)


def on_paper(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The whole year on one page that is made for paper."""
    journal = _journal(request, code, year)
    context = {"lines": journal.all_lines(request.user), "printed_at": timezone.now()}
    return _shown(request, journal, "applications/desk/journal_on_paper.html", context)


def as_spreadsheet(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The whole year as XLSX."""
    journal = _journal(request, code, year)
    names = rules.may_read_journal(request.user, journal.office)
    rows = (line.cells(names=names) for line in journal.all_lines(request.user))
    heads = [(str(head), width) for head, width in (HEADS if names else HEADS_WITHOUT_NAMES)]
    content = spreadsheet(f"{journal.office.order:02d}-{journal.year}", heads, rows)
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="journal-{journal.office.code}-{journal.year}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


def _journal(request: HttpRequest, code: str, year: int) -> RegistrationJournal:
    """The journal, its reading written down; for anybody else it does not exist."""
    office = get_object_or_404(Office.objects.departments(), code=code)
    if not (rules.may_read_journal(request.user, office) or is_directorate(request.user)):
        raise Http404
    note_reading(
        reader=request.user,
        number="",
        path=f"journals/{office.code}/{year}",
        office=office.code,
        role=roles_in(request.user, office),
        now=timezone.now(),
    )
    return journal_of(office, year)


def _shown(
    request: HttpRequest, journal: RegistrationJournal, template: str, context: dict[str, object]
) -> HttpResponse:
    names = rules.may_read_journal(request.user, journal.office)
    return render(request, template, {"journal": journal, "names": names, "years": years_of(journal.office), **context})
