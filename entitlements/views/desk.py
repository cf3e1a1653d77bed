"""The maslikhat's rules as the head and her deputy enter them: versions, a draft, its categories, the comparison."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entitlements.actions import drafting, publishing
from entitlements.comparing import Fate
from entitlements.forms.decision import CategoryForm, DecisionForm, PublishForm
from entitlements.models import DecisionDraft, DocumentKind, DraftCategory
from entitlements.queries import compared, drafts_open_to, versions_of
from entitlements.rules import may_publish, offices_to_enter_for
from offices.models import Office
from socialaid.lib.refused import shown_on, shown_to


def rules(request: HttpRequest) -> HttpResponse:
    """The versions of each department she answers for, and the draft where one is open."""
    offices = _own_offices(request)
    drafts = {draft.office_id: draft for draft in drafts_open_to(request.user).filter(published=None)}
    rows = [{"office": office, "versions": versions_of(office), "draft": drafts.get(office.pk)} for office in offices]
    return render(request, "entitlements/desk/rules.html", {"rows": rows, "today": timezone.localdate()})


def new(request: HttpRequest, code: str) -> HttpResponse:
    """Begin a draft with the facts of the decision."""
    office = next((each for each in _own_offices(request) if each.code == code), None)
    if office is None:
        raise Http404
    form = DecisionForm(request.POST or None)
    if form.is_valid():
        with shown_on(form):
            draft = drafting.begin(
                office=office,
                facts=form.cleaned_data,
                by=request.user,
                today=timezone.localdate(),
                now=timezone.now(),
            )
            return redirect(draft)
    return render(request, "entitlements/desk/decision.html", {"form": form, "office": office, "draft": None})


def draft_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft with its categories."""
    draft = _open_draft(request, pk)
    rows = compared(draft)
    return render(request, "entitlements/desk/draft.html", {"draft": draft, "rows": rows, "ended": Fate.ENDED})


def facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Change number, days and titles."""
    draft = _open_draft(request, pk)
    form = DecisionForm(request.POST or None, instance=draft)
    if form.is_valid():
        with shown_on(form):
            drafting.change_facts(
                draft=draft,
                facts=form.cleaned_data,
                by=request.user,
                today=timezone.localdate(),
                now=timezone.now(),
            )
            return redirect("desk:rules-draft", pk)
    page = {"form": form, "office": draft.office, "draft": draft}
    return render(request, "entitlements/desk/decision.html", page)


def category_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a category."""
    draft = _open_draft(request, pk)
    form = CategoryForm(request.POST or None, kinds=_kinds())
    if form.is_valid():
        with shown_on(form):
            drafting.add_category(
                draft=draft, terms=form.terms, papers=form.papers, by=request.user, now=timezone.now()
            )
            return redirect(draft)
    return _category_page(request, draft, form, None)


def category(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Change a category."""
    draft = _open_draft(request, pk)
    found = _line(draft, line)
    form = CategoryForm(request.POST or None, instance=found, kinds=_kinds())
    if form.is_valid():
        with shown_on(form):
            drafting.change_category(
                category=found, terms=form.terms, papers=form.papers, by=request.user, now=timezone.now()
            )
            return redirect(draft)
    return _category_page(request, draft, form, found)


@require_POST
def drop(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Leave a category out of the new version."""
    draft = _open_draft(request, pk)
    with shown_to(request):
        drafting.drop_category(category=_line(draft, line), by=request.user, now=timezone.now())
    return redirect(draft)


@require_POST
def restore(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Take a category in again."""
    draft = _open_draft(request, pk)
    with shown_to(request):
        drafting.restore_category(category=_line(draft, line), by=request.user, now=timezone.now())
    return redirect(draft)


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What changes, side by side; the head publishes from here."""
    draft = _open_draft(request, pk)
    form = PublishForm(request.POST or None, initial={"revision": draft.revision})
    if form.is_valid():
        with shown_on(form):
            publishing.publish(
                draft=draft,
                revision=form.cleaned_data["revision"],
                by=request.user,
                today=timezone.localdate(),
                now=timezone.now(),
            )
            messages.success(request, _("The decision is published."))
            return redirect("desk:rules")
    rows = compared(draft)
    page = {
        "draft": draft,
        "form": form,
        "changes": [row for row in rows if row.fate != Fate.SAME],
        "same": [row for row in rows if row.fate == Fate.SAME],
        "may_publish": may_publish(request.user, draft.office),
    }
    return render(request, "entitlements/desk/preview.html", page)


def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then throw the draft away."""
    draft = _open_draft(request, pk)
    if request.method == "POST":
        with shown_to(request):
            drafting.discard(draft=draft, by=request.user, now=timezone.now())
            messages.success(request, _("The draft is thrown away."))
        return redirect("desk:rules")
    return render(request, "entitlements/desk/discard.html", {"draft": draft})


def _own_offices(request: HttpRequest) -> list[Office]:
    offices = offices_to_enter_for(request.user)
    if not offices:
        raise Http404
    return offices


def _open_draft(request: HttpRequest, pk: int) -> DecisionDraft:
    """A draft of her own department; anybody else's, and one already published, does not exist."""
    return get_object_or_404(drafts_open_to(request.user).filter(published=None), pk=pk)


def _line(draft: DecisionDraft, pk: int) -> DraftCategory:
    return get_object_or_404(draft.categories.select_related("draft__office", "replaces"), pk=pk)


def _kinds() -> list[DocumentKind]:
    return list(DocumentKind.objects.of_standard().filter(base=False))


def _category_page(
    request: HttpRequest, draft: DecisionDraft, form: CategoryForm, line: DraftCategory | None
) -> HttpResponse:
    page: dict[str, Any] = {"draft": draft, "form": form, "line": line}
    return render(request, "entitlements/desk/category.html", page)
