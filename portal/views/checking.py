"""The specialist decides on one document of a case; what is not right is said at its field, on the case itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from applications.actions import checking
from applications.forms.desk import DocumentForm
from applications.models import Application, DocumentStatus
from applications.views.desk import visible_case
from portal.views.case import page_of
from socialaid.lib.refused import shown_on


def check_document(request: HttpRequest, number: str, no: int) -> HttpResponse:
    """Decide on one document, then show the next one that waits. Asked for by a link, it is the case with it open."""
    case = visible_case(request, number)
    if request.method != "POST":
        return redirect(f"{case.get_absolute_url()}?document={no}")
    document = get_object_or_404(case.documents.select_related("kind"), kind__no=no)
    form = DocumentForm(request.POST)
    if form.is_valid():
        with shown_on(form):
            checking.check_document(document=document, by=request.user, now=timezone.now(), **form.cleaned_data)
            return redirect(_next_to_check(case))
    return page_of(request, number, document_no=str(no), document_form=form)


def _next_to_check(case: Application) -> str:
    """The first document that was handed in and is not decided on; the case itself where there is none."""
    waiting = case.documents.filter(status=DocumentStatus.HANDED_IN).order_by("kind__no")
    no = waiting.values_list("kind__no", flat=True).first()
    return case.get_absolute_url() if no is None else f"{case.get_absolute_url()}?document={no}"
