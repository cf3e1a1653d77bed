"""Pages of documents: shown through the permission check, turned, put in order, taken away."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from applications.actions import arranging, collecting
from applications.models import Application, Scan
from offices.queries import roles_in
from socialaid.audit.actions import note_reading
from socialaid.files.models import Scan as FileScan
from socialaid.files.models import StoredFile
from socialaid.files.serving import NoPicture, Withheld, file_response, preview_response
from socialaid.lib.refused import shown_to
from socialaid.prints.models import Print
from socialaid.prints.serving import pdf_response


def scan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One page of a document, for whoever may see the case; an office's reading is written down."""
    return _shown(request, pk, file_response, "scans")


def preview(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A photo small enough for the list of pages, for whoever may see the page itself."""
    return _shown(request, pk, preview_response, "previews")


def _shown(
    request: HttpRequest, pk: int, respond: Callable[[StoredFile], HttpResponseBase], path: str
) -> HttpResponseBase:
    page = get_object_or_404(Scan.objects.select_related("file", "document"), pk=pk)
    application = _visible(request, page.document.application_id)
    try:
        answer = respond(page.file)
    except Withheld:
        return _not_shown(request, page, application)
    except NoPicture as error:
        raise Http404 from error
    _note(request, application, f"{path}/{page.pk}")
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
    page, application = _page(request, pk)
    with shown_to(request):
        collecting.remove_scan(scan=page, by=request.user, now=timezone.now())
    return redirect(_list_of(request, application, page))


@require_POST
def turn(request: HttpRequest, pk: int) -> HttpResponse:
    """Turn a photo to the left or to the right."""
    page, application = _page(request, pk)
    with shown_to(request):
        clockwise = request.POST.get("to") != "left"
        arranging.turn(scan=page, clockwise=clockwise, by=request.user, now=timezone.now())
    return redirect(f"{_list_of(request, application, page)}#page-{page.pk}")


@require_POST
def shift(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a page one place earlier or later."""
    page, application = _page(request, pk)
    with shown_to(request):
        later = request.POST.get("to") != "earlier"
        arranging.shift(scan=page, later=later, by=request.user, now=timezone.now())
    return redirect(f"{_list_of(request, application, page)}#page-{page.pk}")


def _page(request: HttpRequest, pk: int) -> tuple[Scan, Application]:
    page = get_object_or_404(Scan.objects.select_related("document__kind", "file"), pk=pk)
    return page, _visible(request, page.document.application_id)


def _list_of(request: HttpRequest, application: Application, page: Scan) -> str:
    """Where the pages of the document are listed for whoever asks."""
    no = page.document.kind.no
    if application.applicant.user_id == request.user.pk:
        return reverse("document", args=[application.pk, no])
    return reverse("desk:document-add", args=[application.number, no])


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
