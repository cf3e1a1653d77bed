"""Documents and their pages: taking them in, showing them through the permission check, taking them away."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from applications.actions import collecting
from applications.forms.desk import UploadForm
from applications.models import Application, Document, DocumentStatus, Scan
from applications.queries import given_in_words
from applications.states import State
from offices.queries import roles_in
from socialaid.audit.actions import note_reading
from socialaid.files.models import Scan as FileScan
from socialaid.files.serving import Withheld, file_response
from socialaid.lib.refused import shown_on, shown_to
from socialaid.prints.models import Print
from socialaid.prints.serving import pdf_response


def draft_documents(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of needed documents of a draft; each leads to its own page."""
    draft = _own(request, pk)
    return redirect(f"{draft.get_public_url()}#documents")


def document(request: HttpRequest, pk: int, no: int) -> HttpResponse:
    """One document: what it is, its pages, one more page. For a draft and for a document asked for again."""
    application = _own(request, pk)
    row = get_object_or_404(application.documents.in_order(), kind__no=no)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            collecting.add_scan(document=row, upload=form.cleaned_data["upload"], by=request.user, now=timezone.now())
            return redirect("document", application.pk, no)
    context = {
        "application": application,
        "document": row,
        "form": form,
        "typed": given_in_words(application, row),
        "accepted": row.status == DocumentStatus.ACCEPTED,
        "back": application.get_public_url(),
    }
    return render(request, "applications/citizen/document.html", context)


def _own(request: HttpRequest, pk: int) -> Application:
    cases = Application.objects.own(request.user).select_related("applicant", "office", "category__decision")
    return get_object_or_404(cases.filter(state__in=(State.DRAFT, State.RETURNED)), pk=pk)


def scan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One page of a document, for whoever may see the case; an office's reading is written down."""
    page = get_object_or_404(Scan.objects.select_related("file", "document"), pk=pk)
    application = _visible(request, page.document.application_id)
    try:
        answer = file_response(page.file)
    except Withheld:
        return _not_shown(request, page, application)
    _note(request, application, f"scans/{page.pk}")
    return answer


def _not_shown(request: HttpRequest, page: Scan, application: Application) -> HttpResponse:
    """Why a page is shown to nobody: 503 while it waits for the scanner, 410 once it was removed."""
    waits = page.file.scan != FileScan.HARMFUL
    own = application.applicant.user_id == request.user.pk
    context = {
        "waits": waits,
        "name": page.file.given_name,
        "frame": "base.html" if own else "desk.html",
        "back": application.get_public_url() if own else application.get_absolute_url(),
    }
    answer = render(request, "applications/not_shown.html", context, status=503 if waits else 410)
    if waits:
        answer["Retry-After"] = "60"
    return answer


@require_POST
def remove_scan(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a page away."""
    page = get_object_or_404(Scan.objects.select_related("document__kind"), pk=pk)
    application = _visible(request, page.document.application_id)
    with shown_to(request):
        collecting.remove_scan(scan=page, by=request.user, now=timezone.now())
    if application.applicant.user_id == request.user.pk:
        return redirect("document", application.pk, page.document.kind.no)
    return redirect(application)


def case_print(request: HttpRequest, number: str, pk: int) -> HttpResponseBase:
    """A printed sheet of the case; made on the spot where the worker has not made it yet."""
    case = get_object_or_404(Application.objects.visible_to(request.user).with_people(), number=number)
    sheet = get_object_or_404(Print, pk=pk, path=f"cases/{number}")
    _note(request, case, f"prints/{sheet.kind}")
    return pdf_response(sheet)


def _visible(request: HttpRequest, pk: int) -> Application:
    return get_object_or_404(Application.objects.visible_to(request.user).with_people(), pk=pk)


def _note(request: HttpRequest, application: Application, path: str) -> None:
    if application.applicant.user_id == request.user.pk:
        return
    note_reading(
        reader=request.user,
        number=application.number,
        path=path,
        office=application.office.code,
        role=roles_in(request.user, application.office),
        now=timezone.now(),
    )


def desk_document(request: HttpRequest, number: str, no: int) -> HttpResponse:
    """The specialist adds a page that was brought to the counter."""
    case = get_object_or_404(Application.objects.on_desk_of(request.user).with_people(), number=number)
    row: Document = get_object_or_404(case.documents.in_order(), kind__no=no)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            collecting.add_scan(document=row, upload=form.cleaned_data["upload"], by=request.user, now=timezone.now())
            return redirect(case)
    return render(request, "applications/desk/upload.html", {"application": case, "document": row, "form": form})
