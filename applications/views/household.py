"""The family and its income, one question per page: for the applicant, and for the specialist at the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from applications import rules
from applications.actions import household
from applications.forms.household import IncomeForm, MemberForm
from applications.households import (
    TABLE_OF_INCOME,
    Row,
    asks_household,
    asks_income,
    has_outlived,
    quarter_asked,
    sheet_of,
)
from applications.kept import Stamp
from applications.models import Application, HouseholdMember, Relation
from applications.views.keeping import keeping_of, kept_texts, stamp_of, take_note
from socialaid.lib.refused import shown_on, shown_to

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the table is looked at: the case, the name before its addresses, the frame of the page, the way back."""

    application: Application
    prefix: str
    key: int | str
    frame: str
    back: str

    def url(self, page: str = "", *more: int) -> str:
        return reverse(f"{self.prefix}{page}", args=[self.key, *more])

    def kept_step(self, page: str, member: int | None = None) -> str:
        """Under which step the raw text of a page is kept; only drafts keep it, so elsewhere there is none."""
        if self.at_desk or not self.application.is_draft:
            return ""
        return f"household-{page}-{member}" if member else f"household-{page}"

    @property
    def at_desk(self) -> bool:
        return self.frame == "desk.html"

    @property
    def is_for_another(self) -> bool:
        """Whether whoever writes is somebody else than the applicant."""
        return self.at_desk or self.application.representative is not None


def own(view: View) -> View:
    """The page for the applicant: her own draft, or her case that was returned."""

    @wraps(view)
    def for_applicant(request: HttpRequest, pk: int, **more: int) -> HttpResponse:
        cases = Application.objects.own(request.user).select_related("applicant", "office", "category", "household")
        case = get_object_or_404(cases.filter(state__in=rules.OPEN_TO_APPLICANT), pk=pk)
        return _opened(view, request, Place(case, "draft-household", pk, "base.html", case.get_public_url()), more)

    return for_applicant


def at_desk(view: View) -> View:
    """The page for the department, until the commission has the case."""

    @wraps(view)
    def for_specialist(request: HttpRequest, number: str, **more: int) -> HttpResponse:
        cases = Application.objects.on_desk_of(request.user).with_people().select_related("household")
        case = get_object_or_404(cases, number=number)
        return _opened(view, request, Place(case, "desk:household", number, "desk.html", case.get_absolute_url()), more)

    return for_specialist


def _opened(view: View, request: HttpRequest, place: Place, more: dict[str, int]) -> HttpResponse:
    """Where the family is not asked about, or no longer, the page leads back to the case."""
    if asks_household(place.application) and rules.may_enter_household(request.user, place.application):
        return view(request, place, **more)
    return redirect(place.back)


def members(request: HttpRequest, place: Place) -> HttpResponse:
    """The list of the family, with what is still to be written down."""
    today = timezone.localdate()
    if request.method == "POST":
        with shown_to(request):
            household.confirm_members(application=place.application, by=request.user, today=today, now=timezone.now())
            return redirect(place.back)
    sheet = sheet_of(place.application, today)
    if sheet is None:
        return redirect(place.back)
    left = [_row(place, row) for row in sheet.open_rows]
    context = {"rows": [_row(place, row) for row in sheet.rows], "left": left[0] if left else None}
    return _page(request, place, "members", sheet=sheet, add=place.url("-add"), sum=place.url("-sum"), **context)


def _row(place: Place, row: Row) -> dict[str, Any]:
    """A row of the list with the addresses of its acts; the applicant is neither changed nor removed here."""
    links = {"income": place.url("-own") if row.is_applicant else place.url("-income", row.pk or 0)}
    if not row.is_applicant and row.pk:
        links |= {"change": place.url("-member", row.pk), "remove": place.url("-remove", row.pk)}
    return {"row": row, **links}


def add(request: HttpRequest, place: Place) -> HttpResponse:
    """Who else belongs to the family?"""
    today, step = timezone.localdate(), place.kept_step("add")
    form = MemberForm(request.POST or None, today=today, initial=_typed(place, step))
    if form.is_valid():
        with shown_on(form):
            member = household.add_member(
                application=place.application,
                by=request.user,
                today=today,
                now=timezone.now(),
                stamp=_stamp(request, step),
                **form.cleaned_data,
            )
            return redirect(place.url("-income", member.pk) if asks_income(place.application) else place.url())
    return _form_page(request, place, "question", step, form=form, title=_("Who else belongs to the family?"))


def change(request: HttpRequest, place: Place, member: int) -> HttpResponse:
    """Put right who a person of the family is."""
    row = _member(place, member)
    if row is None:
        return _gone(request, place)
    step = place.kept_step("member", row.pk)
    known = MemberForm.about(row) | _typed(place, step)
    form = MemberForm(request.POST or None, today=timezone.localdate(), initial=known)
    if form.is_valid():
        with shown_on(form):
            household.change_member(
                application=place.application,
                member=row.pk,
                by=request.user,
                now=timezone.now(),
                stamp=_stamp(request, step),
                **form.cleaned_data,
            )
            return redirect(place.url())
    return _form_page(request, place, "question", step, form=form, title=row.name)


def remove(request: HttpRequest, place: Place, member: int) -> HttpResponse:
    """Ask once more, then take a person off the list."""
    if request.method == "POST":
        with shown_to(request):
            household.remove_member(application=place.application, member=member, by=request.user, now=timezone.now())
        return redirect(place.url())
    row = _member(place, member)
    return _page(request, place, "remove", person=row) if row else _gone(request, place)


def own_income(request: HttpRequest, place: Place) -> HttpResponse:
    """What the applicant herself had."""
    known = HouseholdMember.objects.filter(household__application=place.application, relation=Relation.SELF)
    return _income_page(request, place, known.first(), place.application.applicant.full_name)


def income(request: HttpRequest, place: Place, member: int) -> HttpResponse:
    """What one person of the family had."""
    row = _member(place, member)
    return _income_page(request, place, row, row.name) if row else _gone(request, place)


def _income_page(request: HttpRequest, place: Place, member: HouseholdMember | None, name: str) -> HttpResponse:
    if not asks_income(place.application):
        return redirect(place.url())
    other = member.pk if member and member.relation != Relation.SELF else None
    step = place.kept_step("income", other) if other else place.kept_step("own")
    form, today = IncomeForm(request.POST or None, member=member, typed=_typed(place, step)), timezone.localdate()
    if form.is_valid():
        with shown_on(form):
            household.write_income(
                application=place.application,
                member=other,
                sums=form.sums,
                by=request.user,
                today=today,
                now=timezone.now(),
                stamp=_stamp(request, step),
            )
            return redirect(place.url())
    is_old = bool(member and member.income_list and (not member.is_answered or has_outlived(place.application, today)))
    title = _("Income: %(name)s") % {"name": name} if name else _("Your own income")
    about = {"title": title, "is_old": is_old, "quarter": quarter_asked(place.application, today)}
    return _form_page(request, place, "income", step, form=form, **about)


def _typed(place: Place, step: str) -> dict[str, Any]:
    return kept_texts(place.application, step) if step else {}


def _stamp(request: HttpRequest, step: str) -> Stamp | None:
    return stamp_of(request, step) if step else None


def _form_page(request: HttpRequest, place: Place, page: str, step: str, *, form: Any, **more: Any) -> HttpResponse:
    """A page with a form; in a draft what could not be saved is kept."""
    if not step:
        return _page(request, place, page, form=form, **more)
    if form.is_bound:
        take_note(request, place.application, form, step)
    return _page(request, place, page, form=form, **more, **keeping_of(request, place.application, step))


def summary(request: HttpRequest, place: Place) -> HttpResponse:
    """The arithmetic: the sum of the quarter, for each person and month, beside the limit of the category."""
    sheet = sheet_of(place.application, timezone.localdate())
    if sheet is None or not sheet.is_done:
        return redirect(place.url())
    return _page(request, place, "summary", sheet=sheet, certificates_url=_certificates(place))


def _certificates(place: Place) -> str:
    """Where the applicant adds the certificates: at document 14, where it is on her checklist."""
    table = place.application.documents.filter(kind__code=TABLE_OF_INCOME).select_related("kind").first()
    return reverse("document", args=[place.application.pk, table.kind.no]) if table and not place.at_desk else ""


def _member(place: Place, pk: int) -> HouseholdMember | None:
    others = HouseholdMember.objects.filter(household__application=place.application).exclude(relation=Relation.SELF)
    return others.prefetch_related("incomes").filter(pk=pk).first()


def _gone(request: HttpRequest, place: Place) -> HttpResponse:
    """Somebody has taken the person off the list on another device: the list says so."""
    messages.error(request, _("This person is no longer on the list."))
    return redirect(place.url())


def _page(request: HttpRequest, place: Place, page: str, **more: Any) -> HttpResponse:
    context = {"place": place, "application": place.application, **more}
    return render(request, f"applications/household/{page}.html", context)
