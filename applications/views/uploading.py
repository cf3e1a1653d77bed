"""The page of one document: files taken in, each with its own answer; pages; what may be used once more."""

from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from applications import rules
from applications.actions import collecting
from applications.forms.pages import PagesForm
from applications.models import Application, Document, DocumentStatus, Scan
from applications.queries import given_in_words, reusable_for, step_that_gives, tasks, what_is_asked
from applications.states import State
from socialaid.files.actions import turned_away
from socialaid.files.bounds import Reason
from socialaid.files.models import Scan as FileScan
from socialaid.files.names import clean_name, ending_of
from socialaid.lib.refused import Refused, shown_to


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one file."""

    name: str
    taken: bool
    sentence: str


def draft_documents(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of needed documents of a draft; each leads to its own page."""
    draft = _own(request, pk)
    return redirect(f"{draft.get_public_url()}#documents")


def document(request: HttpRequest, pk: int, no: int) -> HttpResponse:
    """One document: what it is, its pages, more pages. For a draft and for a document asked for again."""
    application = _own(request, pk)
    row = _document(application, no)
    form, answers = _posted(request, row)
    if _asked_by_the_script(request):
        return _told(form, answers)
    if answers and all(answer.taken for answer in answers):
        _say_taken(request, answers)
        return redirect("document", application.pk, no)
    row = _document(application, no)
    context = {
        **_shared(application, row, form, answers),
        "typed": given_in_words(application, row),
        "asked": what_is_asked(application, row),
        "step": step_that_gives(row, tasks(application)) if application.is_draft else None,
        "changeable": row.status != DocumentStatus.ACCEPTED,
        "offers": reusable_for(row, request.user, timezone.localdate()),
        "back": application.get_public_url(),
    }
    return render(request, "applications/citizen/document.html", context)


def desk_document(request: HttpRequest, number: str, no: int) -> HttpResponse:
    """The specialist adds pages that were brought to the counter, and puts the pages right."""
    case = get_object_or_404(Application.objects.on_desk_of(request.user).with_people(), number=number)
    row = _document(case, no)
    form, answers = _posted(request, row)
    if _asked_by_the_script(request):
        return _told(form, answers)
    if answers and all(answer.taken for answer in answers):
        _say_taken(request, answers)
        return redirect(f"{case.get_absolute_url()}?document={no}#document")
    row = _document(case, no)
    context = {**_shared(case, row, form, answers), "changeable": rules.may_take_away(request.user, case)}
    return render(request, "applications/desk/upload.html", context)


@require_POST
def take_over(request: HttpRequest, pk: int, no: int, earlier: int) -> HttpResponse:
    """Use a document of an earlier case once more."""
    row = _document(_own(request, pk), no)
    # Any other document does not exist, here and for whoever tries numbers.
    offers = {offer.pk: offer for offer in reusable_for(row, request.user, timezone.localdate())}
    if earlier in offers:
        with shown_to(request):
            collecting.take_over(document=row, earlier=offers[earlier], by=request.user, now=timezone.now())
            messages.success(request, _("The document from your earlier case is handed in."))
    else:
        messages.error(request, _("This document cannot be used once more. Please send it anew."))
    return redirect("document", pk, no)


def _own(request: HttpRequest, pk: int) -> Application:
    cases = Application.objects.own(request.user).select_related("applicant", "office", "category__decision")
    return get_object_or_404(cases.filter(state__in=(State.DRAFT, State.RETURNED)), pk=pk)


def _document(application: Application, no: int) -> Document:
    row: Document = get_object_or_404(application.documents.in_order(), kind__no=no)
    row.application = application
    return row


def _posted(request: HttpRequest, row: Document) -> tuple[PagesForm, list[Answer]]:
    if request.method != "POST":
        return PagesForm(), []
    form = PagesForm(request.POST, request.FILES)
    return form, [_answer(request, row, upload) for upload in form.chosen()] if form.is_valid() else []


def _answer(request: HttpRequest, row: Document, upload: UploadedFile) -> Answer:
    """One file taken in or refused; whatever becomes of it, the others are not touched."""
    given = upload.name or ""
    name = clean_name(given, ending_of(given))
    try:
        page = collecting.add_scan(document=row, upload=upload, by=request.user, now=timezone.now())
    except collecting.AlreadyThere as known:
        return Answer(name, True, str(known))
    except Refused as refusal:
        return Answer(name, False, str(refusal))
    return Answer(name, True, " ".join([_taken_in(page), *page.file.advice]))


def _taken_in(page: Scan) -> str:
    if page.file.scan == FileScan.CHECKING:
        return _("Taken in. It can be opened once it has been checked for viruses; you need not wait for that.")
    return _("Taken in.")


def _asked_by_the_script(request: HttpRequest) -> bool:
    return request.method == "POST" and not request.accepts("text/html")


def _told(form: PagesForm, answers: list[Answer]) -> JsonResponse:
    """The same answers for the script of the page, which sends the files one by one."""
    if not answers:
        answers = [Answer("", False, " ".join(str(error) for error in form.errors.get("upload", [])))]
    return JsonResponse({"answers": [asdict(answer) for answer in answers]})


def _say_taken(request: HttpRequest, answers: list[Answer]) -> None:
    count = len(answers)
    known = [f"{answer.name}: {answer.sentence}" for answer in answers if answer.sentence != _("Taken in.")]
    words = ngettext("%(count)d file is taken in.", "%(count)d files are taken in.", count)
    messages.success(request, words % {"count": count})
    for sentence in known:
        messages.info(request, sentence)


def _shared(application: Application, row: Document, form: PagesForm, answers: list[Answer]) -> dict[str, Any]:
    return {
        "application": application,
        "document": row,
        "form": form,
        "answers": answers,
        "limit_bytes": settings.UPLOAD_LIMIT_BYTES,
        "too_large": str(turned_away(Reason.LARGE)),
    }
