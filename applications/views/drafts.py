"""Filing online, one question per page; every answer is kept at once."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from applications import consent
from applications.actions import discarding, drafting, filing
from applications.forms.people import AboutAnotherForm, ConsentForAnotherForm
from applications.forms.steps import (
    AccountForm,
    CategoryForm,
    ConsentForm,
    PersonForm,
    ResidenceForm,
    WayForm,
    WordsForm,
)
from applications.households import sheet_of
from applications.models import Application, DocumentStatus
from applications.queries import (
    FOR_ANOTHER,
    STEPS_OF_FILING,
    Task,
    given_in_words,
    kept_until,
    must_be_reachable,
    papers_missing,
    step_that_gives,
    tasks,
    unanswered,
)
from applications.samples import Sample, sample_for
from applications.states import State
from applications.views.keeping import keeping_of, keeping_time, kept_texts, stamp_of, take_note
from entitlements.queries import mci_on
from offices.models import Office
from socialaid.lib.identifiers import iban_bank
from socialaid.lib.localized import localized
from socialaid.lib.refused import shown_on, shown_to

STEP_TITLES = {code: title for code, title, _done in STEPS_OF_FILING}


def start(request: HttpRequest) -> HttpResponse:
    """Where do you live?"""
    form = ResidenceForm(request.GET if "office" in request.GET else None)
    if form.is_valid():
        return redirect("new-category", form.cleaned_data["office"].code)
    return render(request, "applications/citizen/residence.html", {"form": form, "draft": None})


def choose_category(request: HttpRequest, code: str) -> HttpResponse:
    """What do you ask for? A draft begins with the answer."""
    office = get_object_or_404(Office.objects.departments(), code=code)
    today = timezone.localdate()
    chosen = {"category": request.GET.get("category", "")}
    form = CategoryForm(request.POST if request.method == "POST" else None, office=office, today=today, initial=chosen)
    if form.is_valid():
        with shown_on(form):
            draft = drafting.begin(
                user=request.user,
                office=office,
                category=form.cleaned_data["category"],
                today=today,
                now=timezone.now(),
            )
            return redirect("draft-for-whom", draft.pk)
    page = {"form": form, "office": office, "draft": None, "moves": False, "mci": mci_on(today)}
    return render(request, "applications/citizen/category.html", page)


def task_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of steps with what is done."""
    draft = own_draft(request, pk)
    steps = tasks(draft, timezone.localdate())
    context = {
        "draft": draft,
        "tasks": steps,
        "done": sum(step.done for step in steps),
        "documents": document_rows(draft, steps),
        "next": _next_task(draft),
        "bank": iban_bank(draft.account),
        "has_ended": not draft.category.is_in_force(timezone.localdate()),
        "kept_until": kept_until(draft, keeping_time()),
    }
    return render(request, "applications/citizen/tasks.html", context)


def _next_task(draft: Application) -> Task | None:
    """The first step that is not done; for the documents, the first paper that is missing."""
    task = next(iter(unanswered(draft, timezone.localdate())), None)
    if task is None or task.code != "documents":
        return task
    kind = papers_missing(draft)[0].kind
    return Task(task.code, localized(kind, "short"), False, reverse("document", args=[draft.pk, kind.no]))


def document_rows(draft: Application, steps: Iterable[Task] = ()) -> list[dict[str, Any]]:
    """The checklist with words and tone for each document, and which of the steps gives it without a paper."""
    rows = []
    for document in draft.documents.in_order():
        typed = given_in_words(draft, document)
        ready = typed or document.status in (DocumentStatus.HANDED_IN, DocumentStatus.ACCEPTED)
        pages, step = len(document.scan_list), step_that_gives(document, steps)
        rows.append({"document": document, "typed": typed, "ready": ready, "pages": pages, "step": step})
    return rows


def own_draft(request: HttpRequest, pk: int) -> Application:
    """Her own draft; one that has been filed meanwhile is no draft."""
    drafts = Application.objects.own(request.user).with_people().select_related("category__decision", "household")
    return get_object_or_404(drafts.filter(state=State.DRAFT), pk=pk)


def residence(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the place of residence or what is asked for; documents stay."""
    draft = own_draft(request, pk)
    form = ResidenceForm(request.GET if "office" in request.GET else None, initial={"office": draft.office.code})
    if form.is_valid():
        return redirect("draft-category", draft.pk, form.cleaned_data["office"].code)
    return render(request, "applications/citizen/residence.html", {"form": form, "draft": draft})


def category(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Change what is asked for."""
    draft = own_draft(request, pk)
    office = get_object_or_404(Office.objects.departments(), code=code)
    today = timezone.localdate()
    initial = {"category": draft.category.code}
    form = CategoryForm(request.POST or None, office=office, today=today, initial=initial)
    if form.is_valid():
        with shown_on(form):
            chosen = form.cleaned_data["category"]
            drafting.choose(draft=draft, office=office, category=chosen, today=today, now=timezone.now())
            return redirect("draft", draft.pk)
    page = {"form": form, "office": office, "draft": draft, "moves": office != draft.office, "mci": mci_on(today)}
    return render(request, "applications/citizen/category.html", page)


def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Who are you, or who is the person for whom you apply?"""
    draft = own_draft(request, pk)
    about = {
        "instance": draft.applicant,
        "initial": kept_texts(draft, "person"),
        "today": timezone.localdate(),
    }
    form = PersonForm(request.POST or None, **about)
    if draft.representative:
        form = AboutAnotherForm(request.POST or None, must_be_reachable=must_be_reachable(draft), **about)
    if form.is_valid():
        with shown_on(form):
            drafting.answer_about_person(draft=draft, stamp=stamp_of(request, "person"), **form.cleaned_data)
            return redirect("draft", draft.pk)
    return _question(request, draft, form, "person")


def account(request: HttpRequest, pk: int) -> HttpResponse:
    """Where should the money go?"""
    draft = own_draft(request, pk)
    form = AccountForm(request.POST or None, initial={"account": draft.account} | kept_texts(draft, "account"))
    if form.is_valid():
        with shown_on(form):
            drafting.answer(draft=draft, stamp=stamp_of(request, "account"), account=form.cleaned_data["account"])
            return redirect("draft", draft.pk)
    return _question(request, draft, form, "account", bank=iban_bank(draft.account))


def words(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened and what help do you ask for? (Standard §13) A sample can be the beginning (Standard §11)."""
    draft = own_draft(request, pk)
    sample = sample_for(draft.category.topic)
    if "sample" in request.POST:
        return _words_with_sample(request, draft, sample)
    form = WordsForm(request.POST or None, instance=draft, initial=kept_texts(draft, "words"))
    if form.is_valid():
        with shown_on(form):
            drafting.answer(draft=draft, stamp=stamp_of(request, "words"), words=form.cleaned_data["words"])
            return redirect("draft", draft.pk)
    return _question(request, draft, form, "words", sample=sample, asks=False)


def _words_with_sample(request: HttpRequest, draft: Application, sample: Sample) -> HttpResponse:
    """The sample in the field; where something is written there already, only after asking."""
    typed = request.POST.get("words", "")
    begins = request.POST["sample"] == "replace" or not typed.strip()
    form = WordsForm(instance=draft, initial={"words": sample.words if begins else typed})
    more = {"sample": sample, "asks": not begins}
    return _question(request, draft, form, "words", **more)


def way(request: HttpRequest, pk: int) -> HttpResponse:
    """How do you want to get the decision? (Standard §16)"""
    draft = own_draft(request, pk)
    form = WayForm(
        request.POST or None, initial={"way": draft.way, "language": draft.language} | kept_texts(draft, "way")
    )
    if form.is_valid():
        with shown_on(form):
            drafting.answer(draft=draft, stamp=stamp_of(request, "way"), **form.cleaned_data)
            return redirect("draft", draft.pk)
    return _question(request, draft, form, "way")


def _question(request: HttpRequest, draft: Application, form: Any, step: str, **more: Any) -> HttpResponse:
    """The page of one step; what could not be saved is kept."""
    if form.is_bound:
        take_note(request, draft, form, step)
    page = {"draft": draft, "form": form, "title": _title(draft, step), "step": step}
    template = "words" if step == "words" else "question"
    return render(request, f"applications/citizen/{template}.html", page | keeping_of(request, draft, step) | more)


def _title(draft: Application, step: str) -> Any:
    return FOR_ANOTHER.get(step, STEP_TITLES[step]) if draft.representative else STEP_TITLES[step]


def check_answers(request: HttpRequest, pk: int) -> HttpResponse:
    """All answers on one page, consent, and filing. A second click finds the case already filed."""
    own = Application.objects.own(request.user).with_people().select_related("category__decision", "household")
    draft = get_object_or_404(own, pk=pk)
    if not draft.is_draft:
        if draft.number is None:
            raise Http404
        return redirect(draft.get_public_url())
    form = _consent(request, draft)
    if form.is_valid():
        with shown_on(form):
            case = filing.file(
                draft=draft,
                by=request.user,
                **form.cleaned_data,
                today=timezone.localdate(),
                now=timezone.now(),
            )
            messages.success(request, _("Your application has been received."))
            return redirect(case.get_public_url())
    today = timezone.localdate()
    context = {
        "draft": draft,
        "form": form,
        "documents": document_rows(draft),
        "missing": unanswered(draft, today),
        "family": sheet_of(draft, today),
        "today": today,
        "papers_missing": papers_missing(draft),
        "bank": iban_bank(draft.account),
        "has_ended": not draft.category.is_in_force(today),
        "consent_version": consent.VERSION,
    }
    return render(request, "applications/citizen/check.html", context)


def _consent(request: HttpRequest, draft: Application) -> ConsentForm:
    answers = request.POST or None
    if draft.representative:
        return ConsentForAnotherForm(answers, applicant=draft.applicant.full_name)
    return ConsentForm(answers)


def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then throw a draft away."""
    draft = own_draft(request, pk)
    if request.method == "POST":
        with shown_to(request):
            discarding.throw_away(draft=draft, by=request.user, now=timezone.now())
            messages.success(request, _("The draft is thrown away, with all that was in it."))
        return redirect("my")
    return render(request, "applications/citizen/discard.html", {"draft": draft})
